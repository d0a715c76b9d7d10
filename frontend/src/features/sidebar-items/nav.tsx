import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useActions } from '../../data/index.ts'
import { SidebarItemMenu } from './menu.tsx'
import type { SidebarItemKind } from './open.ts'

/** The distance in pixels from which it is a drag; less is a click. */
const BEGINS = { activationConstraint: { distance: 6 } }
/** No announcements: dragging is visual, and keyboard users move a place by its menu. */
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

/** Lets the places of one kind be dragged into another order. */
export function SidebarItemOrder(props: {
  kind: SidebarItemKind
  ids: readonly number[]
  children: ReactNode
}) {
  const { kind, ids, children } = props
  const actions = useActions()
  const sensors = useSensors(useSensor(PointerSensor, BEGINS))
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      // A list may contain nothing but its items.
      accessibility={{ announcements: SILENT, container: document.body }}
      onDragEnd={({ active, over }) => {
        const [id, other] = [Number(active.id), Number(over?.id ?? active.id)]
        if (id === other) return
        const isDown = ids.indexOf(id) < ids.indexOf(other)
        actions.move(kind, id, isDown ? { after: other } : { before: other })
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

/** A place: its link, and its menu, which shows when it is needed. */
export function SidebarItem({
  kind,
  id,
  children,
}: {
  kind: SidebarItemKind
  id: number
  children: ReactNode
}) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id })
  return (
    <li
      ref={setNodeRef}
      data-place
      style={{
        ...(transform === null ? {} : { transform: `translateY(${transform.y}px)` }),
        ...(transition === undefined ? {} : { transition }),
      }}
      className={clsx('group/item relative flex items-center', isDragging && 'z-1 opacity-80')}
      // Only the mouse drags: a finger scrolls the list.
      onPointerDown={(event) => event.pointerType === 'mouse' && listeners?.onPointerDown?.(event)}
    >
      {children}
      <SidebarItemMenu
        kind={kind}
        id={id}
        size="small"
        className="absolute inset-e-1 bg-sunken not-touch:opacity-0 group-focus-within/item:opacity-100 group-hover/item:opacity-100 data-popup-open:opacity-100 touch:static"
      />
    </li>
  )
}

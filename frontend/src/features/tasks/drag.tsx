import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  PointerSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import clsx from 'clsx'
import { type PointerEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useReplica, useReplicaState } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { ListCommands } from './list-commands.ts'
import { dropped, type Gap, gapAt } from './order.ts'
import { useProjectUnder } from './project-under.ts'
import type { Row } from './rows.ts'
import type { RowGeometry } from './use-visible-rows.ts'

/** Pixels after which a drag starts (a constant, since a new object would re-render the list), and per level. */
const BEGINS = { activationConstraint: { distance: 4 } }
const INDENT = 24
const LINES = ['inset-s-2', 'inset-s-8', 'inset-s-14', 'inset-s-20', 'inset-s-26']

interface DragAreaProps {
  rows: readonly Row[]
  commands: ListCommands
  /** The distance of a point on the page from the top of the list. */
  offsetOf(clientY: number): number
  geometry: RefObject<RowGeometry | null>
  children: ReactNode
}

/**
 * Lets tasks be dragged to other places: up and down, sideways below another task, and onto a project in the sidebar.
 * Selected tasks move together. On the keyboard, Alt with an arrow key, and P, do the same.
 */
function DragArea({ rows, commands, offsetOf, geometry, children }: DragAreaProps) {
  const { t } = useTranslation()
  const state = useReplicaState()
  const [dragged, setDragged] = useState<number | null>(null)
  const [gap, setGap] = useState<Gap & { top: number }>()
  /** The distance from the top of the list at which the drag started. */
  const start = useRef(0)
  const sensors = useSensors(useSensor(PointerSensor, BEGINS))
  const project = useProjectUnder(dragged !== null)
  const title = useReplica(({ tasks }) => tasks.get(dragged ?? 0)?.title)

  const end = () => {
    setDragged(null)
    setGap(undefined)
  }
  const countOf = (id: number) => {
    const selected = commands.selection.selected()
    return selected.has(id) ? selected.size : 1
  }
  const gapOf = ({ active, delta }: DragMoveEvent): Gap | undefined => {
    const id = Number(active.id)
    const moved = rows.find(({ key }) => key === id)
    // Scrolling since the start is part of the delta, and of the position of the list.
    const offset = start.current + delta.y
    const row = geometry.current?.rowAt(offset)
    if (row === undefined || moved?.kind !== 'task') return undefined
    const index = offset < (row.start + row.end) / 2 ? row.index : row.index + 1
    const aside = Math.round((delta.x * (locale().direction === 'rtl' ? -1 : 1)) / INDENT)
    return gapAt(rows, state().tasks, commands.together(id), index, moved.level + aside)
  }
  const drop = (event: DragEndEvent) => {
    const id = Number(event.active.id)
    if (project.current !== null) {
      commands.putInto(project.current, commands.together(id))
      return end()
    }
    const to = gapOf(event)
    const ids = commands.together(id)
    const destination = to && dropped(rows, state().tasks, ids, to)
    if (destination !== undefined) commands.place(id, ids, destination)
    end()
  }
  return (
    <DndContext
      sensors={sensors}
      accessibility={{
        announcements: SILENT,
        screenReaderInstructions: { draggable: t('tasks.dragHelp') },
        // A tree may contain nothing but its rows.
        container: document.body,
      }}
      onDragStart={({ active, activatorEvent }) => {
        if (activatorEvent instanceof globalThis.PointerEvent)
          start.current = offsetOf(activatorEvent.clientY)
        const id = Number(active.id)
        commands.selection.goTo(id)
        setDragged(id)
      }}
      onDragMove={(event) => {
        const to = project.current === null ? gapOf(event) : undefined
        setGap(to && { ...to, top: geometry.current?.startOf(to.index) ?? 0 })
      }}
      onDragEnd={drop}
      onDragCancel={end}
    >
      <Handles>{children}</Handles>
      {gap !== undefined && (
        <div
          aria-hidden
          style={{ top: gap.top - 1 }}
          className={clsx(
            'pointer-events-none absolute inset-e-2 z-1 h-0.5 rounded-full bg-accent',
            LINES[gap.level - 1],
          )}
        />
      )}
      <DragOverlay dropAnimation={null}>
        {dragged !== null && <Dragged title={title ?? ''} count={countOf(dragged)} />}
      </DragOverlay>
    </DndContext>
  )
}

/** What is dragged, at the pointer, or below the project that it would go to; several form a pile with their number. */
function Dragged({ title, count }: { title: string; count: number }) {
  return (
    <div data-dragged className="relative w-fit max-w-form [body:has([data-drop])_&]:top-16">
      {count > 1 && (
        <div className="inset-s-1 absolute inset-e-[-0.25rem] inset-y-1 rounded-control bg-raised shadow-popup forced-colors:border" />
      )}
      <div className="relative flex h-row items-center gap-3 rounded-control bg-raised px-4 shadow-popup forced-colors:border">
        <span dir="auto" className="truncate">
          {title}
        </span>
        {count > 1 && (
          <span className="shrink-0 rounded-full bg-accent px-2 font-medium text-on-accent text-small tabular-nums">
            {formatNumber(count)}
          </span>
        )}
      </div>
    </div>
  )
}

/** No announcements: the list itself announces what was moved where. */
const silent = () => undefined
const SILENT = { onDragStart: silent, onDragOver: silent, onDragEnd: silent, onDragCancel: silent }

/**
 * The area whose handles start a drag. They share one draggable, which takes the id of the handle that is pressed: a
 * list has too many rows for one each.
 */
function Handles({ children }: { children: ReactNode }) {
  const [id, setId] = useState(0)
  const { listeners, setNodeRef } = useDraggable({ id })
  const latest = useRef(listeners)
  useLayoutEffect(() => {
    latest.current = listeners
  })
  const onPointerDown = (event: PointerEvent) => {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drag]') : null
    if (handle === null) return
    setNodeRef(handle)
    flushSync(() => setId(Number(handle.dataset.drag)))
    latest.current?.onPointerDown?.(event)
  }
  return (
    <div role="presentation" onPointerDown={onPointerDown}>
      {children}
    </div>
  )
}

/** For pointers only: the keyboard and the menu move tasks without it. */
function DragHandle({ id }: { id: number }) {
  return (
    <span
      aria-hidden
      data-drag={id}
      className="-inset-s-4 absolute inset-y-0 grid w-5 cursor-grab touch-none place-items-center text-faint before:hidden before:h-3 before:w-2 before:bg-size-[0.25rem_0.25rem] before:dots group-hover/row:before:block max-md:static max-md:h-12 max-md:w-7 touch:before:block"
    />
  )
}

/** Passed to lists that may be in manual order; pages with other lists do not load this code. */
export const DRAGGING = { Area: DragArea, Handle: DragHandle }
export type Dragging = typeof DRAGGING

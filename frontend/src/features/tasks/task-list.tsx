import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useReplica } from '../../data/index.ts'
import { ContextMenu } from '../../ui/context-menu.tsx'
import { WhenOpened } from '../../ui/when-opened.tsx'
import { BulkBar } from './bulk-bar.tsx'
import type { Dragging } from './drag.tsx'
import { useFolds } from './folds.ts'
import { GroupRow } from './group-row.tsx'
import { useKeyboardIn } from './keyboard.ts'
import { ListCommands, type Surroundings } from './list-commands.ts'
import { ListProvider, type SharedList } from './list-context.ts'
import { ListShortcuts } from './list-shortcuts.tsx'
import type { Group } from './lists.ts'
import { useOpenTask } from './open-task.ts'
import type { Picking } from './row-pickers.tsx'
import { type Key, type Row, rowsOf } from './rows.ts'
import { Selection } from './selection.ts'
import { TaskRow } from './task-row.tsx'
import { useRowsInSight } from './use-rows-in-sight.ts'

// Their code comes when they are asked for: a page is shown without.
const BlockedDialog = lazy(async () => ({ default: (await import('./blocked-dialog.tsx')).BlockedDialog }))
const TaskMenu = lazy(async () => ({ default: (await import('./task-menu.tsx')).TaskMenu }))
const RowPickers = lazy(async () => ({ default: (await import('./row-pickers.tsx')).RowPickers }))

export interface TaskListProps {
  /** By which the browser remembers what is folded. */
  id: string
  /** What the list is, for screen readers. */
  label: string
  groups: readonly Group[]
  /** Whether it shows the manual order, with subtasks below their tasks, and lets it be changed. */
  isManual?: boolean
  /** For lists that may be in manual order. */
  dragging?: Dragging | undefined
  showsProject?: boolean
}

/**
 * A list of any length: only the rows in sight are there. A treegrid, since rows have several things to press, can be
 * selected and nested: screen readers then hand the arrow keys over, and the Tab key stops once.
 */
export function TaskList(props: TaskListProps) {
  const { id, label, groups, isManual = false, dragging, showsProject = true } = props
  const { t } = useTranslation()
  const state = useReplica((whole) => whole)
  const actions = useActions()
  const { open: openTask } = useOpenTask()
  const { toggled, toggle } = useFolds(id)
  const rows = useMemo(() => rowsOf(groups, { isTree: isManual, toggled }), [groups, isManual, toggled])
  const [blocked, setBlocked] = useState<readonly number[]>([])
  const [picking, setPicking] = useState<Picking | null>(null)
  const [said, setSaid] = useState('')
  const [menuOf, setMenuOf] = useState<number | null>(null)

  const surroundings: Surroundings = {
    state,
    rows,
    isManual,
    openTask,
    askBlocked: setBlocked,
    pick: (what, ids) => setPicking({ what, ids }),
    fold: toggle,
    announce: (what, task) => setSaid(t(`tasks.said.${what}`, { title: state.tasks.get(task)?.title ?? '' })),
  }
  const here = useRef(surroundings)
  const [commands] = useState(() => new ListCommands(new Selection(), actions, () => here.current))
  const { selection } = commands
  useLayoutEffect(() => {
    here.current = surroundings
  })
  useLayoutEffect(
    () => selection.show(rows, (temporary) => actions.idOf(temporary)),
    [rows, selection, actions],
  )

  const grid = useRef<HTMLDivElement>(null)
  const keyboard = useKeyboardIn(grid)
  const shared = useMemo<SharedList>(
    () => ({ commands, hasKeyboard: keyboard.isHere, dragging }),
    [commands, keyboard, dragging],
  )
  const sight = useRowsInSight(grid, rows, selection, keyboard)
  const rowElement = (key: Key | null) =>
    grid.current?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null

  const lines = sight.items.map(({ key, index }) => {
    const row = rows[index]
    if (row === undefined) return null
    const isSticky = index === sight.sticky
    return (
      <div
        key={key}
        ref={sight.measure}
        data-index={index}
        role="presentation"
        className={isSticky ? 'sticky inset-x-0 top-header z-2' : 'absolute inset-x-0 top-0'}
        style={isSticky ? undefined : { transform: `translateY(${sight.startOf(index)}px)` }}
      >
        <Line
          row={row}
          place={index + 1}
          isManual={isManual}
          showsProject={showsProject}
          isUnderHeading={sight.hasHeadings}
        />
      </div>
    )
  })
  const area = (
    <div
      ref={grid}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length}
      aria-multiselectable
      onPointerDownCapture={({ target }) => setMenuOf(taskAt(target))}
      onContextMenuCapture={({ target }) => setMenuOf(taskAt(target))}
      className="relative"
      style={{ height: sight.height }}
    >
      {dragging === undefined ? (
        lines
      ) : (
        <dragging.Area
          rows={rows}
          commands={commands}
          offsetOf={(clientY) => clientY - (grid.current?.getBoundingClientRect().top ?? 0)}
          rowAt={sight.rowAt}
          startOf={sight.startOf}
        >
          {lines}
        </dragging.Area>
      )}
    </div>
  )
  return (
    <ListProvider value={shared}>
      <ContextMenu area={area} finalFocus={() => rowElement(selection.active())}>
        <Suspense>{menuOf !== null && <TaskMenu id={menuOf} commands={commands} />}</Suspense>
      </ContextMenu>
      <ListShortcuts commands={commands} keyboard={keyboard} />
      <BulkBar commands={commands} />
      {picking !== null && (
        <Suspense>
          <RowPickers
            picking={picking}
            anchor={() => rowElement(picking.ids.at(-1) ?? null) ?? grid.current}
            commands={commands}
            onClose={() => setPicking(null)}
          />
        </Suspense>
      )}
      <WhenOpened open={blocked.length > 0}>
        <BlockedDialog
          ids={blocked}
          onClose={() => setBlocked([])}
          onConfirm={(ids) => commands.complete(ids, true)}
        />
      </WhenOpened>
      <div role="status" className="sr-only">
        {said}
      </div>
    </ListProvider>
  )
}

interface LineProps {
  row: Row
  place: number
  isManual: boolean
  showsProject: boolean
  isUnderHeading: boolean
}

function Line({ row, place, isManual, showsProject, isUnderHeading }: LineProps) {
  if (row.kind === 'group') {
    return <GroupRow rowKey={row.key} group={row.group} isFolded={row.isFolded} place={place} />
  }
  return (
    <TaskRow
      id={row.key}
      level={row.level}
      isUnderHeading={isUnderHeading}
      isParent={row.isParent}
      isFolded={row.isFolded}
      place={place}
      isManual={isManual}
      showsProject={showsProject}
      showsDay={!row.isOfDay}
      showsParent={row.parent === null}
    />
  )
}

function taskAt(target: EventTarget): number | null {
  const key = target instanceof Element ? target.closest<HTMLElement>('[data-task]')?.dataset.task : undefined
  return key === undefined ? null : Number(key)
}

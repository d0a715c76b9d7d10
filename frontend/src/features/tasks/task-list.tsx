import { lazy, memo, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWhenUsed } from '../../browser/first-use.ts'
import { useActions, useMay, useReplicaState } from '../../data/index.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ContextMenu } from '../../ui/context-menu.tsx'
import { loadOnDemand } from '../../ui/load.ts'
import { WhenOpened } from '../../ui/when-opened.tsx'
import { useOpenTask } from '../task/open-task.ts'
import { useMuting } from '../task/use-muting.ts'
import { BulkBar } from './bulk-bar.tsx'
import { useFolds } from './folds.ts'
import { useKeyboardIn } from './keyboard.ts'
import { Lines } from './lines.tsx'
import { type ListCommandHost, ListCommands } from './list-commands.ts'
import { ListProvider, type SharedList } from './list-context.ts'
import { ListShortcuts } from './list-shortcuts.tsx'
import type { Group } from './lists.ts'
import type { OpenPicker } from './row-pickers.tsx'
import { type Key, rowKeeper } from './rows.ts'
import { Selection } from './selection.ts'
import { pageSize, type RowGeometry } from './use-visible-rows.ts'

// Their code is loaded when they are first needed: a page is shown without it.
const BlockedDialog = lazy(() =>
  loadOnDemand(async () => ({ default: (await import('../task/blocked-dialog.tsx')).BlockedDialog })),
)
const TaskMenu = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['pickers', 'taskFields'], () => import('./task-menu.tsx'))()).TaskMenu,
  })),
)
const RowPickers = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['pickers'], () => import('./row-pickers.tsx'))()).RowPickers,
  })),
)

/** The code for dragging and swiping. */
const loadDrag = withTexts(['drag', 'pickers'], () => import('./drag.tsx'))

export interface TaskListProps {
  /** The name under which the browser remembers what is collapsed. */
  id: string
  /** What the list is, for screen readers. */
  label: string
  groups: readonly Group[]
  /** Whether it shows the manual order, with subtasks below their tasks, and lets it be changed. */
  isManual?: boolean
  showsProject?: boolean
}

/**
 * A list of any length: only the rows in sight are rendered. A treegrid, since rows have several controls and can be
 * selected and nested: then screen readers pass on the arrow keys, and there is one tab stop.
 */
export const TaskList = memo(function TaskList(props: TaskListProps) {
  const { id, label, groups, isManual = false, showsProject = true } = props
  const { t } = useTranslation()
  const state = useReplicaState()
  const actions = useActions()
  const { id: opened, open: openTask } = useOpenTask()
  const { toggled, toggle } = useFolds(id)
  const [keep] = useState(rowKeeper)
  const rows = useMemo(() => keep(groups, { isTree: isManual, toggled }), [keep, groups, isManual, toggled])
  const [blocked, setBlocked] = useState<readonly number[]>([])
  const [picking, setPicking] = useState<OpenPicker | null>(null)
  const [announced, setAnnounced] = useState('')
  const [menuOf, setMenuOf] = useState<number | null>(null)

  const surroundings: ListCommandHost = {
    rows,
    isManual,
    openTask,
    askBlocked: setBlocked,
    pick: (what, ids) => setPicking({ what, ids }),
    muting: useMuting(),
    fold: toggle,
    pageSize,
    leave: (by) => keyboard.leave(by),
    announce: (what, ids) => {
      const title = state().tasks.get(ids[0] ?? 0)?.title ?? ''
      setAnnounced(t(`tasks.announced.${what}`, { title, count: ids.length }))
    },
  }
  const here = useRef(surroundings)
  const [commands] = useState(() => new ListCommands(new Selection(), actions, state, () => here.current))
  const { selection } = commands
  useLayoutEffect(() => {
    here.current = surroundings
  })
  useLayoutEffect(
    () => selection.show(rows, (temporary) => actions.idOf(temporary)),
    [rows, selection, actions],
  )

  useLayoutEffect(() => selection.markOpen(opened), [selection, opened])

  const grid = useRef<HTMLDivElement>(null)
  const keyboard = useKeyboardIn(grid)
  const shared = useMemo<SharedList>(
    () => ({ commands, t, hasKeyboard: keyboard.isHere }),
    [commands, t, keyboard],
  )
  const geometry = useRef<RowGeometry>(null)
  const drag = useWhenUsed(loadDrag)
  const mayEdit = useMay('editor')
  const rowElement = (key: Key | null) =>
    grid.current?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null
  const activeRow = () => rowElement(selection.active())
  /** Where the focus is after a menu: in the title that it has begun to edit, or else on the row. */
  const afterMenu = () => activeRow()?.querySelector<HTMLElement>('[data-title-field]') ?? activeRow()

  const lines = (
    <Lines
      rows={rows}
      selection={selection}
      keyboard={keyboard}
      geometry={geometry}
      isManual={isManual && mayEdit}
      showsProject={showsProject}
    />
  )
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
    >
      {lines}
      {drag !== undefined && mayEdit && (
        <drag.ListDrag area={grid} rows={rows} isManual={isManual} commands={commands} geometry={geometry} />
      )}
    </div>
  )
  return (
    <ListProvider value={shared}>
      <ContextMenu
        area={area}
        popup={(point) =>
          menuOf !== null && <TaskMenu id={menuOf} commands={commands} point={point} finalFocus={afterMenu} />
        }
      />
      <ListShortcuts commands={commands} keyboard={keyboard} />
      {mayEdit && <BulkBar commands={commands} activeRow={activeRow} />}
      {picking !== null && (
        <Suspense>
          <RowPickers
            picking={picking}
            anchor={() => rowElement(picking.ids.at(-1) ?? null) ?? grid.current}
            commands={commands}
            finalFocus={activeRow}
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
        {announced}
      </div>
    </ListProvider>
  )
})

function taskAt(target: EventTarget): number | null {
  const key = target instanceof Element ? target.closest<HTMLElement>('[data-task]')?.dataset.task : undefined
  return key === undefined ? null : Number(key)
}

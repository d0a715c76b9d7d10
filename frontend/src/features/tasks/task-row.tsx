import clsx from 'clsx'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useMay, useReplicaParts } from '../../data/index.ts'
import { shownOf } from '../task/facts.ts'
import { GridRow } from './grid-parts.tsx'
import { useFlags, useList } from './list-context.ts'
import { ACTIVE, EDITED, OPEN, SELECTED, TAB_STOP } from './selection.ts'
import { TaskCells } from './task-cells.tsx'

/** Milliseconds within which a second click on the title edits it. Elsewhere a click opens the task at once. */
const DOUBLE_CLICK = 180

/** A bar at the start of the row whose task is open. */
const MARK =
  'before:absolute before:inset-y-1 before:start-0 before:w-0.75 before:rounded-full before:bg-accent forced-colors:before:bg-[Highlight]'
/** Forced colours have no tint for a selected row: a frame of its own, as the focus has another one. */
const FORCED =
  'forced-colors:after:pointer-events-none forced-colors:after:absolute forced-colors:after:inset-0.5 forced-colors:after:border-3 forced-colors:after:border-[Highlight] forced-colors:after:border-double'

export interface TaskRowProps {
  id: number
  level: number
  /** Headings are at level 1, and what is below them one level deeper. */
  isUnderHeading: boolean
  isParent: boolean
  isFolded: boolean
  /** Its position among all rows, from 1. */
  place: number
  isManual: boolean
  showsProject: boolean
  showsDay: boolean
  showsParent: boolean
}

/** A task in a list: its position, the keyboard and the selection. What it shows of the task is in its cells. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { id, level, isParent, isFolded } = props
  const list = useList()
  const { commands } = list
  const { selection } = commands
  const shown = useReplicaParts((state) => shownOf(state, id, props))
  const flags = useFlags(id)
  const row = useRef<HTMLDivElement>(null)
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Whether the last click was the second of two, before the first had opened the task. */
  const isSecond = useRef(false)
  const isActive = (flags & ACTIVE) !== 0
  const isSelected = (flags & SELECTED) !== 0
  const isEdited = (flags & EDITED) !== 0
  const isOpen = (flags & OPEN) !== 0
  const mayEdit = useMay('editor')

  useEffect(() => {
    if (isActive && !isEdited && list.hasKeyboard()) row.current?.focus({ preventScroll: true })
  }, [isActive, isEdited, list])

  if (shown === undefined) return null

  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, input')) return
    isSecond.current = false
    if (event.shiftKey) selection.extendTo(id)
    else if (event.ctrlKey || event.metaKey) selection.toggle(id)
    else {
      selection.goTo(id)
      isSecond.current = opening.current !== undefined
      stopOpening()
      opening.current = setTimeout(open, isTitle(event.target) ? DOUBLE_CLICK : 0)
    }
  }
  const open = () => {
    opening.current = undefined
    commands.open(id)
  }
  const stopOpening = () => {
    clearTimeout(opening.current)
    opening.current = undefined
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (!mayEdit || !isSecond.current || !isTitle(event.target)) return
    stopOpening()
    selection.edit(id)
  }
  return (
    <GridRow
      ref={row}
      data-key={id}
      data-task={id}
      tabIndex={(flags & TAB_STOP) === 0 ? -1 : 0}
      aria-level={props.isUnderHeading ? level + 1 : level}
      aria-rowindex={props.place}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      aria-expanded={isParent ? !isFolded : undefined}
      onFocus={() => selection.focused(id)}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      className={clsx(
        'group/row relative flex min-h-row select-none items-center gap-1 rounded-control pe-1 transition-colors',
        'focus-visible:-outline-offset-2 touch:min-h-12',
        isOpen && MARK,
        isSelected ? `bg-selected ${FORCED}` : isOpen ? 'bg-hover' : 'hover:bg-hover',
      )}
    >
      <TaskCells
        shown={shown}
        level={level}
        isParent={isParent}
        isFolded={isFolded}
        isEdited={isEdited}
        isManual={props.isManual}
        showsDay={props.showsDay}
      />
    </GridRow>
  )
})

const isTitle = (target: EventTarget) => target instanceof Element && target.matches('[data-title]')

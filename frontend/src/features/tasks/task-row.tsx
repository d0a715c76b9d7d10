import clsx from 'clsx'
import { ChevronRight, Ellipsis } from 'lucide-react'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useReplica } from '../../data/index.ts'
import { DoneBox } from './done-box.tsx'
import { GridCell, GridRow } from './grid-parts.tsx'
import { useFlags, useList } from './list-context.ts'
import { ACTIVE, EDITED, SELECTED, TAB_STOP } from './selection.ts'
import { TaskFacts } from './task-facts.tsx'
import { TitleEditor } from './title-editor.tsx'

/** Milliseconds in which a second click on the title edits it. Elsewhere a click opens the task at once. */
const DOUBLE_CLICK = 180
const INDENTS = ['', 'ps-6', 'ps-12', 'ps-18', 'ps-24']

export interface TaskRowProps {
  id: number
  level: number
  /** Headings are of level 1, what is below them one deeper. */
  isUnderHeading: boolean
  isParent: boolean
  isFolded: boolean
  /** Its place among all rows, from 1. */
  place: number
  isManual: boolean
  showsProject: boolean
  showsDay: boolean
  showsParent: boolean
}

/** A task in a list. It is drawn anew only when the task, or what the row is in the list, has changed. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { id, level, isParent, isFolded } = props
  const { t } = useTranslation()
  const list = useList()
  const { commands, dragging } = list
  const { selection } = commands
  const task = useReplica((state) => state.tasks.get(id))
  const flags = useFlags(id)
  const row = useRef<HTMLDivElement>(null)
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isActive = (flags & ACTIVE) !== 0
  const isSelected = (flags & SELECTED) !== 0
  const isEdited = (flags & EDITED) !== 0

  useEffect(() => {
    if (isActive && !isEdited && list.hasKeyboard()) row.current?.focus({ preventScroll: true })
  }, [isActive, isEdited, list])

  if (task === undefined) return null

  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, input')) return
    if (event.shiftKey) selection.extendTo(id)
    else if (event.ctrlKey || event.metaKey) selection.toggle(id)
    else {
      selection.goTo(id)
      opening.current = setTimeout(
        () => commands.open(id),
        event.target instanceof Element && event.target.matches('[data-title]') ? DOUBLE_CLICK : 0,
      )
    }
  }
  const onDoubleClick = () => {
    clearTimeout(opening.current)
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
      aria-expanded={isParent ? !isFolded : undefined}
      onFocus={() => selection.focused(id)}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      className={clsx(
        'group/row relative flex min-h-row select-none items-center gap-1 rounded-control pe-1 transition-colors',
        'focus-visible:-outline-offset-2 touch:min-h-12',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <GridCell className={clsx('flex shrink-0 items-center self-stretch', INDENTS[level - 1])}>
        <span className="grid w-2 place-items-center md:w-5">
          {isParent && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={t(isFolded ? 'tasks.unfold' : 'tasks.fold')}
              onClick={() => commands.fold(id)}
              className="grid size-6 place-items-center rounded-small text-muted hover:bg-pressed hover:text-ink"
            >
              <ChevronRight
                aria-hidden
                size={14}
                className={clsx('transition-transform', isFolded ? 'rtl:rotate-180' : 'rotate-90')}
              />
            </button>
          )}
        </span>
        <DoneBox
          title={task.title}
          priority={task.priority}
          complete={task.complete}
          tabIndex={-1}
          onToggle={() => commands.toggleComplete([id])}
        />
      </GridCell>
      <GridCell className="flex min-w-0 flex-1 flex-col justify-center py-1 md:flex-row md:items-center md:gap-3 md:py-0">
        <div className="min-w-0 md:flex-1">
          {isEdited ? (
            <TitleEditor
              title={task.title}
              onKeep={(title) => commands.rename(id, title)}
              onEnd={() => selection.edit(null)}
            />
          ) : (
            <span
              dir="auto"
              data-title
              className={clsx(
                // No wider than its text: so it stands at the start of the row, whichever way it is written itself.
                'line-clamp-2 w-fit max-w-full break-words md:line-clamp-1 md:break-all',
                task.complete && 'text-muted line-through',
              )}
            >
              {task.title}
            </span>
          )}
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 md:max-w-3/5 md:shrink-0 md:flex-nowrap">
          <TaskFacts
            task={task}
            showsProject={props.showsProject}
            showsDay={props.showsDay}
            showsParent={props.showsParent}
          />
        </div>
      </GridCell>
      <GridCell className="flex shrink-0 items-center">
        {props.isManual && dragging !== undefined && <dragging.Handle id={id} />}
        <button
          type="button"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t('tasks.moreNamed', { title: task.title })}
          onClick={openMenu}
          className="grid size-7 place-items-center rounded-control text-muted opacity-0 hover:bg-pressed hover:text-ink group-focus-within/row:opacity-100 group-hover/row:opacity-100 touch:size-10 touch:opacity-100"
        >
          <Ellipsis aria-hidden size={16} />
        </button>
      </GridCell>
    </GridRow>
  )
})

/** The menu is the one of a right click; it opens where the button is. */
function openMenu({ currentTarget }: MouseEvent): void {
  const { left, bottom } = currentTarget.getBoundingClientRect()
  const where = { bubbles: true, cancelable: true, clientX: left, clientY: bottom }
  currentTarget.dispatchEvent(new globalThis.MouseEvent('contextmenu', where))
}

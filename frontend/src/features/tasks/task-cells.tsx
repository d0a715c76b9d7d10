import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../data/index.ts'
import { Ellipsis } from '../../ui/row-icons.tsx'
import { DoneBox } from './done-box.tsx'
import { GridCell } from './grid-parts.tsx'
import { useList } from './list-context.ts'
import { TaskFacts } from './task-facts.tsx'
import { TitleEditor } from './title-editor.tsx'

const INDENTS = ['', 'ps-6', 'ps-12', 'ps-18', 'ps-24']

export interface TaskCellsProps {
  task: Task
  level: number
  isParent: boolean
  isFolded: boolean
  isEdited: boolean
  isManual: boolean
  showsProject: boolean
  showsDay: boolean
  showsParent: boolean
}

/** What a row shows. It is drawn anew only when the task has changed, and not when the row moves or is selected. */
export const TaskCells = memo(function TaskCells(props: TaskCellsProps) {
  const { task, level, isParent, isFolded, isEdited } = props
  const { id } = task
  const { t } = useTranslation()
  const { commands, dragging } = useList()
  const { selection } = commands
  return (
    <>
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
          <Ellipsis />
        </button>
      </GridCell>
    </>
  )
})

/** The menu is the one of a right click; it opens where the button is. */
function openMenu({ currentTarget }: MouseEvent): void {
  const { left, bottom } = currentTarget.getBoundingClientRect()
  const where = { bubbles: true, cancelable: true, clientX: left, clientY: bottom }
  currentTarget.dispatchEvent(new globalThis.MouseEvent('contextmenu', where))
}

import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { DoneBox } from '../task/done-box.tsx'
import type { Shown } from '../task/facts.ts'
import { CELL } from './grid-parts.tsx'
import { useList } from './list-context.ts'
import { TaskFacts } from './task-facts.tsx'
import { TitleEditor } from './title-editor.tsx'

/** The whole row can be dragged: this is for those who look for a grip, and for fingers, which need not wait here. */
const HANDLE =
  '-inset-s-4 absolute inset-y-0 grid w-5 cursor-grab touch-none place-items-center text-faint before:hidden before:h-3 before:w-2 before:bg-size-[0.25rem_0.25rem] before:dots group-hover/row:before:block max-md:static max-md:h-12 max-md:w-7 touch:before:block'
const INDENTS = ['', 'ps-6', 'ps-12', 'ps-18', 'ps-24']

export interface TaskCellsProps {
  shown: Shown
  level: number
  isParent: boolean
  isFolded: boolean
  isEdited: boolean
  isManual: boolean
  showsDay: boolean
}

/** What a row shows. Re-renders only when that has changed, and not when the row moves or is selected. */
export const TaskCells = memo(function TaskCells(props: TaskCellsProps) {
  const { shown, level, isParent, isFolded, isEdited } = props
  const { task } = shown
  const { id } = task
  const { commands, t } = useList()
  const { selection } = commands
  return (
    <>
      <div {...CELL} className={clsx('flex shrink-0 items-center self-stretch', INDENTS[level - 1])}>
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
          label={t('tasks.completeNamed', { title: task.title })}
          priority={task.priority}
          complete={task.complete}
          tabIndex={-1}
          onToggle={() => commands.toggleComplete([id])}
        />
      </div>
      <div
        {...CELL}
        className="flex min-w-0 flex-1 flex-col justify-center py-1 @min-[36rem]:flex-row @min-[36rem]:items-center @min-[36rem]:justify-start @min-[36rem]:gap-3"
      >
        {isEdited ? (
          <TitleEditor
            task={task}
            onKeep={(title) => commands.rename(id, title)}
            onEnd={() => selection.edit(null)}
          />
        ) : (
          <span
            dir="auto"
            data-title
            className={clsx(
              // No wider than its text, and without a margin, which would depend on its direction: so it is at the
              // start of the row, whichever direction it is written in.
              'line-clamp-2 max-w-full self-start break-words @min-[36rem]:self-auto',
              task.complete && 'text-muted line-through',
            )}
          >
            {task.title}
          </span>
        )}
        <TaskFacts shown={shown} showsDay={props.showsDay} />
      </div>
      <div {...CELL} className={clsx('flex shrink-0 items-center', isEdited && 'max-md:hidden')}>
        {props.isManual && <span aria-hidden data-drag className={HANDLE} />}
        <button
          type="button"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t('tasks.moreNamed', { title: task.title })}
          onClick={openMenu}
          className="grid size-7 place-items-center rounded-control text-muted before:hidden before:h-1.25 before:w-3.75 before:bg-size-[0.3125rem_0.3125rem] before:dots hover:bg-pressed hover:text-ink group-focus-within/row:before:block group-hover/row:before:block touch:size-10 touch:before:block"
        />
      </div>
    </>
  )
})

/** Opens the menu of a right click at the button. */
function openMenu({ currentTarget }: MouseEvent): void {
  const { left, bottom } = currentTarget.getBoundingClientRect()
  const where = { bubbles: true, cancelable: true, clientX: left, clientY: bottom }
  currentTarget.dispatchEvent(new globalThis.MouseEvent('contextmenu', where))
}

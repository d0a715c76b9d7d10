import clsx from 'clsx'
import { type Task, useMay } from '../../data/index.ts'
import { t } from '../../i18n/t.ts'

const COLORS: Record<Task['priority'], string> = {
  urgent: 'text-priority-urgent',
  high: 'text-priority-high',
  medium: 'text-priority-medium',
  low: 'text-priority-low',
  none: 'text-edge',
}
/** Not everybody sees the colours: each ring has a shape of its own, the stronger the more urgent. */
const RINGS: Record<Task['priority'], string> = {
  urgent: 'border-2',
  high: 'border-3',
  medium: 'border-2',
  low: 'border-2 border-dotted',
  none: 'border',
}
const MARK =
  "after:font-strong after:text-small after:leading-none after:content-['!'] group-hover/box:after:hidden"

/** Two edges of a rotated box, the same in either direction: an element of its own in each row would cost too much. */
const TICK =
  'before:[direction:ltr] before:mb-0.5 before:h-2.25 before:w-1.25 before:rotate-45 before:border-e-2 before:border-b-2 before:transition-transform'

export interface DoneBoxProps {
  /** Its name for screen readers. */
  label: string
  priority: Task['priority']
  complete: boolean
  onToggle: () => void
  /** In a list, the keyboard moves from row to row, and not to each box. */
  tabIndex?: number
}

/** The round box that completes a task. Its ring shows the priority. */
export function DoneBox({ label, priority, complete, onToggle, tabIndex }: DoneBoxProps) {
  const isReadOnly = !useMay('editor')
  const says =
    priority === 'none'
      ? undefined
      : t('tasks.keys.priority', { priority: t(`tasks.priorities.${priority}`) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can show neither the ring nor the tick.
    <button
      type="button"
      role="checkbox"
      aria-checked={complete}
      aria-label={label}
      title={says}
      aria-readonly={isReadOnly || undefined}
      aria-disabled={isReadOnly || undefined}
      tabIndex={tabIndex}
      onClick={isReadOnly ? undefined : onToggle}
      onDoubleClick={(event) => event.stopPropagation()}
      className={clsx(
        'group/box grid size-7 shrink-0 place-items-center rounded-full focus-visible:-outline-offset-2 touch:size-10',
        COLORS[priority],
      )}
    >
      <span
        className={clsx(
          'grid size-4.5 place-items-center rounded-full border-current transition-colors touch:size-5',
          RINGS[priority],
          priority === 'urgent' && !complete && MARK,
          TICK,
          complete
            ? 'bg-current before:border-canvas'
            : clsx(
                'before:hidden before:scale-75 before:border-current before:opacity-60',
                !isReadOnly && 'group-hover/box:bg-hover group-hover/box:before:block',
              ),
        )}
      />
    </button>
  )
}

import clsx from 'clsx'
import type { Task } from '../../data/index.ts'

const RINGS: Record<Task['priority'], string> = {
  urgent: 'text-priority-urgent',
  high: 'text-priority-high',
  medium: 'text-priority-medium',
  low: 'text-priority-low',
  none: 'text-edge',
}

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

/** The round box that completes a task. Its ring has the colour of the priority. */
export function DoneBox({ label, priority, complete, onToggle, tabIndex }: DoneBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can show neither the ring nor the tick.
    <button
      type="button"
      role="checkbox"
      aria-checked={complete}
      aria-label={label}
      tabIndex={tabIndex}
      onClick={onToggle}
      onDoubleClick={(event) => event.stopPropagation()}
      className={clsx(
        'group/box grid size-7 shrink-0 place-items-center rounded-full focus-visible:-outline-offset-2 touch:size-10',
        RINGS[priority],
      )}
    >
      <span
        className={clsx(
          'grid size-4.5 place-items-center rounded-full border-[1.5px] border-current transition-colors touch:size-5',
          (priority === 'urgent' || priority === 'high') && 'border-2',
          TICK,
          complete
            ? 'bg-current before:border-canvas'
            : 'before:hidden before:scale-75 before:border-current group-hover/box:bg-hover before:opacity-60 group-hover/box:before:block',
        )}
      />
    </button>
  )
}

import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../data/index.ts'
import { Tick } from '../../ui/row-icons.tsx'

const RINGS: Record<Task['priority'], string> = {
  urgent: 'text-priority-urgent',
  high: 'text-priority-high',
  medium: 'text-priority-medium',
  low: 'text-priority-low',
  none: 'text-edge',
}

export interface DoneBoxProps {
  title: string
  priority: Task['priority']
  complete: boolean
  onToggle: () => void
  /** In a list the keyboard goes from row to row, and not to each box. */
  tabIndex?: number
}

/** The round box that completes a task. Its ring has the colour of the priority. */
export function DoneBox({ title, priority, complete, onToggle, tabIndex }: DoneBoxProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input draws neither the ring nor the tick.
    <button
      type="button"
      role="checkbox"
      aria-checked={complete}
      aria-label={t('tasks.completeNamed', { title })}
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
          'grid size-4.5 place-items-center rounded-full border-[1.5px] border-current transition-colors group-hover/box:bg-hover touch:size-5',
          (priority === 'urgent' || priority === 'high') && 'border-2',
        )}
      >
        <span
          className={clsx(
            'grid size-full place-items-center rounded-full transition',
            complete ? 'scale-100 bg-current' : 'scale-50 opacity-0 group-hover/box:opacity-60',
          )}
        >
          <Tick className={complete ? 'text-canvas' : 'scale-150'} />
        </span>
      </span>
    </button>
  )
}

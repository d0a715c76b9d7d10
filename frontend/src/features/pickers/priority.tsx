import clsx from 'clsx'
import { Flag } from 'lucide-react'
import type { Task } from '../../data/index.ts'

export const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const

const COLORS: Record<Task['priority'], string> = {
  urgent: 'text-priority-urgent',
  high: 'text-priority-high',
  medium: 'text-priority-medium',
  low: 'text-priority-low',
  none: 'text-faint',
}
const FILLED: readonly Task['priority'][] = ['urgent', 'high']

/** A flag for a priority; the parent has to give the priority in words as well. */
export function PriorityIcon({ priority, size = 14 }: { priority: Task['priority']; size?: number }) {
  return (
    <Flag
      aria-hidden
      size={size}
      className={clsx('shrink-0', COLORS[priority], FILLED.includes(priority) && 'fill-current')}
    />
  )
}

import type { Reply } from '../schemas.ts'
import { dialogStateOf } from './dialog-state.ts'

/** The answers to the question that the reader has asked, from what it left for the next message. */
export function repliesTo(remembered: unknown): Reply[] {
  const { asked } = dialogStateOf(remembered)
  if (asked === null) return []
  const plain = (kind: 'yes' | 'no' | 'all' | 'none'): Reply => ({ kind, task_id: null, message: kind })
  if (asked.is !== 'which') return [plain('yes'), plain('no')]
  return [
    ...asked.ids.map((task_id, index): Reply => ({ kind: 'task', task_id, message: String(index + 1) })),
    plain('all'),
    plain('none'),
  ]
}

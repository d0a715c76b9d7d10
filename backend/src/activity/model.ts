import { changedFields } from '../changelog/conflicts.ts'

/** What a change was, for people: pure rules on the states before and after. */

export const ACTIONS = [
  'created',
  'updated',
  'deleted',
  'purged',
  'restored',
  'completed',
  'reopened',
  'skipped',
  'moved',
  'moved_away',
  'moved_here',
  'assigned',
  'unassigned',
  'renamed',
  'commented',
  'comment_edited',
  'comment_deleted',
  'comment_restored',
  'joined',
  'left',
  'removed',
  'role_changed',
] as const
export type Action = (typeof ACTIONS)[number]

export type State = Record<string, unknown>

/** What one write did to one resource. */
export interface Effect {
  resource: string
  id: string
  before: State | null
  after: State | null
  /** Whether it had existed before, and was deleted. */
  isBack: boolean
  /** Whether it went to another workspace, or came from one. */
  moved: 'away' | 'here' | null
  /** The user who did it; null if nobody did. */
  user: string | null
}

/** The names of the fields that changed, where the thing was there before and after. */
export const fieldsOf = ({ before, after }: Pick<Effect, 'before' | 'after'>): string[] =>
  before === null || after === null ? [] : changedFields(before, after)

export function actionOf(effect: Effect): Action {
  const { resource, before, after, isBack, moved } = effect
  if (before === null && after === null) return 'purged'
  if (resource === 'member') return actionOnMember(effect)
  if (moved !== null) return moved === 'away' ? 'moved_away' : 'moved_here'
  if (resource === 'note') {
    if (after === null) return 'comment_deleted'
    if (before !== null) return 'comment_edited'
    return isBack ? 'comment_restored' : 'commented'
  }
  if (after === null) return 'deleted'
  if (before === null) {
    if (isBack) return 'restored'
    if (resource === 'occurrence') return after.status === 'skipped' ? 'skipped' : 'completed'
    return 'created'
  }
  return actionOnFields(before, after, fieldsOf(effect))
}

/** One who is deleted by somebody else is removed, and leaves otherwise. */
function actionOnMember({ id, before, after, user }: Effect): Action {
  if (after === null) return user === id ? 'left' : 'removed'
  return before === null ? 'joined' : 'role_changed'
}

/** The one field of several that says most. */
function actionOnFields(before: State, after: State, fields: readonly string[]): Action {
  if (fields.includes('complete')) return after.complete === true ? 'completed' : 'reopened'
  const others = fields.filter((field) => field !== 'position')
  const [only, ...rest] = others
  if (rest.length > 0) return 'updated'
  if (only === 'project_id') return 'moved'
  if (only === 'assignees')
    return assignmentOf({ before, after }).added.length > 0 ? 'assigned' : 'unassigned'
  return only === 'name' && before.name !== null ? 'renamed' : 'updated'
}

/** Whom a task was assigned to, and whom it was taken from: ids of users. */
export function assignmentOf({ before, after }: Pick<Effect, 'before' | 'after'>) {
  const [had, has] = [assigneesOf(before), assigneesOf(after)]
  return {
    added: has.filter((id) => !had.includes(id)),
    removed: had.filter((id) => !has.includes(id)),
  }
}

function assigneesOf(state: State | null): string[] {
  const { assignees } = state ?? {}
  return Array.isArray(assignees) ? assignees.filter((id) => typeof id === 'string') : []
}

/** The id of the task that a thing is, or is part of; null for others. */
export function taskOf({ resource, id, before, after }: Effect): number | null {
  if (resource === 'task') return Number(id)
  const task = (after ?? before)?.task_id
  return typeof task === 'number' ? task : null
}

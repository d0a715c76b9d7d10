import { DocketError } from '../core/errors.ts'
import { statement } from '../database/statement.ts'

/** How much a user may have: by default as configured, or as administrators have decided for this user. */

/** Null: as much as they like. */
export interface Quotas {
  tasks: number | null
  keys: number | null
}

/** The kinds of resources that are counted. */
const COUNTED = {
  task: { quota: 'tasks', words: 'tasks' },
  api_key: { quota: 'keys', words: 'API keys' },
} as const
export type Counted = keyof typeof COUNTED

export const isCounted = (resource: string): resource is Counted => resource in COUNTED

const countOf = {
  task: statement<{ user: string }>(
    'quota_tasks',
    'SELECT count(*) AS count FROM tasks WHERE user_id = :user',
  ),
  api_key: statement<{ user: string }>(
    'quota_keys',
    'SELECT count(*) AS count FROM api_keys WHERE user_id = :user',
  ),
}

/**
 * Checks a unit of work that made more of a resource than it removed; it holds the lock on the user's row. Nothing is
 * counted for a user who has never had as many tasks as they may have: ids count up from 1.
 * @throws DocketError CONFLICT
 */
export async function checkQuota(
  resource: Counted,
  unit: {
    userId: string
    lastTaskId: number
    query: <Row>(query: ReturnType<(typeof countOf)[Counted]>) => Promise<Row[]>
  },
  quotas: Quotas,
): Promise<void> {
  const { quota, words } = COUNTED[resource]
  const most = quotas[quota]
  if (most === null || (resource === 'task' && unit.lastTaskId <= most)) return
  const [row] = await unit.query<{ count: number }>(countOf[resource]({ user: unit.userId }))
  if ((row?.count ?? 0) <= most) return
  throw new DocketError(
    'CONFLICT',
    `You may have ${most} ${words} on this server. Delete some, or ask its administrator for more.`,
  )
}

import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { checkStorage, type Stored, whoMay } from './storage.ts'
import type { LoggedChange } from './stored-states.ts'

/** How much a workspace may have: by default as configured, or as administrators have decided for this workspace. */

/** Null: as much as they like. */
export interface Quotas {
  tasks: number | null
  keys: number | null
  /** Bytes. */
  storage: number | null
}

/** What the workspace's row says about them. */
export interface QuotaRow extends Stored {
  quota_tasks: number | null
  quota_keys: number | null
  quota_storage: number | null
}

export const QUOTA_COLUMNS = 'quota_tasks, quota_keys, quota_storage, storage_bytes, storage_revision'

/** The kinds of resources that are counted. */
const COUNTED = {
  task: { quota: 'tasks', words: 'tasks' },
  api_key: { quota: 'keys', words: 'API keys' },
} as const
type Counted = keyof typeof COUNTED

const isCounted = (resource: string): resource is Counted => resource in COUNTED

const countOf = {
  task: statement<{ workspace: string }>(
    'quota_tasks',
    'SELECT count(*) AS count FROM tasks WHERE user_id = :workspace',
  ),
  api_key: statement<{ workspace: string }>(
    'quota_keys',
    'SELECT count(*) AS count FROM api_keys WHERE user_id = :workspace',
  ),
}

/** What is not counted: who may have no more can still complete what recurs, and is told of what is due. */
const BESIDES = ['occurrence', 'notification']

type Checked = Queryable & {
  workspaceId: string
  actor: Actor
  at: string
  lastTaskId: number
  revision: number
}

/**
 * Checks a unit of work, which holds the lock on the workspace's row.
 * @param made how many more there are of each resource
 * @param pending the changes that are not written yet
 * @throws DocketError CONFLICT
 */
export async function checkQuotas(
  unit: Checked,
  made: ReadonlyMap<string, number>,
  pending: readonly LoggedChange[],
  { row, configured }: { row: QuotaRow; configured: Quotas },
): Promise<void> {
  const added = [...made]
    .filter(([resource, more]) => more > 0 && !BESIDES.includes(resource))
    .map(([resource]) => resource)
  if (added.length === 0) return
  const quotas = {
    tasks: row.quota_tasks ?? configured.tasks,
    keys: row.quota_keys ?? configured.keys,
  }
  for (const resource of added) if (isCounted(resource)) await checkCount(resource, unit, quotas)
  await checkStorage(unit, row, pending, row.quota_storage ?? configured.storage)
}

/** Nothing is counted for a workspace that has never had as many tasks as it may have: ids count up from 1. */
async function checkCount(
  resource: Counted,
  unit: Checked,
  quotas: Pick<Quotas, 'tasks' | 'keys'>,
): Promise<void> {
  const { quota, words } = COUNTED[resource]
  const most = quotas[quota]
  if (most === null || (resource === 'task' && unit.lastTaskId <= most)) return
  const [row] = await unit.query<{ count: number }>(countOf[resource]({ workspace: unit.workspaceId }))
  if ((row?.count ?? 0) <= most) return
  throw new DocketError(
    'CONFLICT',
    `${whoMay(unit)} have ${most} ${words} on this server. Delete some, or ask its administrator for more.`,
  )
}

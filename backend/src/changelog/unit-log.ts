import { statement } from '../database/statement.ts'
import { type LoggedChange, storedStates } from './stored-states.ts'
import type { WriteParameters } from './write.ts'

/** How a unit of work reaches the change log. */

type LogParameters = {
  write: number
  resources: readonly string[]
  ids: readonly string[]
  revisions: readonly number[]
  befores: readonly (string | null)[]
  afters: readonly (string | null)[]
  previous: readonly (number | null)[]
}

/** The first arguments of `unit_log` and `unit_finish`, which are in `migrations/0020_writes.sql`. */
const LOG = `:workspace, written_at => :at, actor_kind => :actor_kind, actor_id => :actor_id, write => :write,
  resources => :resources, ids => :ids, revisions => :revisions, befores => :befores, afters => :afters,
  previous => :previous`

/** Writes some changes of a unit of work that goes on. */
export const logSome = statement<WriteParameters & LogParameters & { workspace: string }>(
  'unit_log',
  `SELECT FROM unit_log(${LOG})`,
)

/** Writes the last changes, the workspace's counters and the idempotency key. */
export const finish = statement<
  WriteParameters &
    LogParameters & {
      workspace: string
      revision: number
      last_task_id: number
      answered: number
      answer: string | null
    }
>(
  'unit_finish',
  `SELECT FROM unit_finish(${LOG},
     last_revision => :revision, last_task => :last_task_id,
     idempotency_key => :idempotency_key, fingerprint => :fingerprint, answered => :answered, answer => :answer)`,
)

/** Says for which user a key or client has written. */
export const logUser = statement<{ workspace: string; first: number; last: number; user: string }>(
  'unit_log_user',
  'UPDATE changes SET actor_user_id = :user WHERE user_id = :workspace AND revision BETWEEN :first AND :last',
)

/** The changes as the functions take them. */
export function logParameters(
  changes: readonly LoggedChange[],
  write: { workspaceId: string; at: string },
): Omit<LogParameters, 'write'> {
  const text = (state: object | null) => (state === null ? null : JSON.stringify(state))
  const states = changes.map((change) => storedStates(change, write))
  return {
    resources: changes.map(({ resource }) => resource),
    ids: changes.map(({ id }) => String(id)),
    revisions: changes.map(({ revision }) => revision),
    befores: states.map(({ before }) => text(before)),
    afters: states.map(({ after }) => text(after)),
    previous: states.map(({ previous }) => previous),
  }
}

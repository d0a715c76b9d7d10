import { isDeepStrictEqual } from 'node:util'
import { columnsOf } from './statements.ts'

/**
 * How the log stores the states of a resource that has many changes: `after` without what the row says itself and
 * without what is usual, `before` as what differs from `after`. A resource says what is usual (`Resource.usual`);
 * without that, its states are stored as they are.
 *
 * States that were stored whole, as all once were, are read by the same rule.
 */

/** The values that are not stored, by the members that have them. */
export type UsualValues = Readonly<Record<string, unknown>>

/** A resource before and after: as its endpoint shows it, but without derived members. */
export interface LoggedChange {
  resource: string
  id: string | number
  revision: number
  before: object | null
  after: object | null
  /** For a restored resource: the revision that had removed it. Otherwise `before` says what the previous one is. */
  previous?: number | undefined
  /** The values that the log need not store of it (`Resource.usual`). */
  usual?: UsualValues | undefined
}

type Members = Record<string, unknown>

const COLUMNS = [
  'user_id',
  'revision',
  'at',
  'actor_kind',
  'actor_id',
  'actor_user_id',
  'resource',
  'resource_id',
  'previous',
  'before',
  'after',
]

/** SQL for a change with all that is known of it. @param change the name of a row of the log */
export const changeColumns = (change: string): string =>
  `${columnsOf(COLUMNS, change)}, coalesce(${change}.write, ${change}.revision) AS write`

/**
 * The revision of the previous change of the same resource, as SQL; null for the first. Both forms are there: states
 * were once stored whole, and those of most resources still are. This saves an index on the log,
 * which every write would pay for.
 */
export const EARLIER = "coalesce(change.previous, (change.before ->> 'revision')::bigint)"

/** SQL for the user who made a change, or for whom it was made; null if nobody did. @param change a row of the log */
export const userOf = (change: string): string => `coalesce(${change}.actor_user_id, CASE ${change}.actor_kind
  WHEN 'user' THEN ${change}.actor_id WHEN 'webhook' THEN NULL WHEN 'service' THEN NULL ELSE ${change}.user_id END)`

/** What a row of the log says of the states of a resource. */
export interface StoredChange {
  user_id: string
  revision: number
  at: string
  resource_id: string
  /** The revision of the previous change of the same resource; null for the first, and where `before` has it. */
  previous: number | null
  before: object | null
  after: object | null
}

export type States = Pick<StoredChange, 'before' | 'after'>

/** The members of a state whose values are not those of `known`. */
function without(state: Members, known: Members): Members {
  const left: Members = {}
  for (const [name, value] of Object.entries(state)) {
    if (!(name in known && isSame(known[name], value))) left[name] = value
  }
  return left
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && isDeepStrictEqual(one, other))

/** The states of a change as the log stores them. */
export function storedStates(
  { id, before, after, revision, previous, usual }: LoggedChange,
  { workspaceId, at }: { workspaceId: string; at: string },
): States & { previous: number | null } {
  if (usual === undefined) return { before, after, previous: previous ?? null }
  const then = before as (Members & { revision: number }) | null
  const now = after as Members | null
  const known = { ...usual, id, user_id: workspaceId }
  return {
    after: now && without(now, { ...known, created_at: at, updated_at: at, revision }),
    // Both have the same members.
    before: then && without(then, { ...(now ?? known), revision: then.revision }),
    previous: previous ?? then?.revision ?? null,
  }
}

/** The states of a change in full. */
export function statesOf(row: StoredChange, usual: UsualValues | undefined): States {
  const { before, after, user_id, revision, at, previous } = row
  if (usual === undefined) return { before, after }
  const known = { ...usual, id: Number(row.resource_id), user_id }
  const now = after && { ...known, created_at: at, updated_at: at, revision, ...after }
  return { after: now, before: before && { ...(now ?? known), revision: previous, ...before } }
}

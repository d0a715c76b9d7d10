import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type LoggedChange, storedStates } from './stored-states.ts'

/**
 * How many bytes a workspace stores, and may store. They are measured now and then (`measuring.ts`); what was logged
 * since is added to that. As long as there surely is room, the workspace's row says so (`task_insert`), and nothing is
 * counted.
 */

/** Most bytes that one change adds: a note of 5,000 characters that JSON escapes, in the log and in its own row. */
export const MOST_OF_ONE = 128 * 1024
/** Most rows that one statement looks at. */
export const STEP = 5_000
/** Bytes of a row besides its values: PostgreSQL's own, and ids and times. */
export const ROW = 100

/** What the workspace's row says. */
export interface Stored {
  storage_bytes: number
  /** The revision up to which it was measured. */
  storage_revision: number
}

const size = (column: string) => `coalesce(pg_column_size(${column}), 0)`

// What is new has a row of its own as well. What else became larger did so there, too: that is seen when it is measured.
const sinceMeasured = statement<{ workspace: string; since: number }>(
  'storage_since',
  `SELECT coalesce(sum(bytes), 0)::bigint AS bytes, max(revision) AS until FROM (
     SELECT revision, ${ROW} + ${size('before')} + ${size('after')}
       + CASE WHEN before IS NULL THEN ${ROW} + ${size('after')} ELSE 0 END AS bytes
     FROM changes WHERE user_id = :workspace AND revision > :since ORDER BY revision LIMIT ${STEP}
   ) change`,
)

/** The same, of a change that is not written yet. */
function bytesOf(change: LoggedChange, write: { workspaceId: string; at: string }): number {
  const { before, after } = storedStates(change, write)
  const length = (state: object | null) => (state === null ? 0 : Buffer.byteLength(JSON.stringify(state)))
  const logged = ROW + length(before) + length(after)
  return before === null ? logged + ROW + length(after) : logged
}

/** The beginning of a refusal: quotas are those of the workspace, which may be a shared one. */
export const whoMay = ({ actor }: { actor: Actor }): string =>
  actor.role === undefined ? 'You may' : 'This workspace may'

const updateStored = statement<{ workspace: string; bytes: number; until: number }>(
  'storage_note',
  'UPDATE workspaces SET storage_bytes = :bytes, storage_revision = :until WHERE id = :workspace',
)

/**
 * Checks a unit of work that makes something; it holds the lock on the workspace's row. Usually there surely is room;
 * otherwise it looks at what was logged since the workspace was measured, and notes that, so that the next one need
 * not.
 * @throws DocketError CONFLICT
 */
export async function checkStorage(
  unit: Queryable & { workspaceId: string; actor: Actor; at: string; revision: number },
  { storage_bytes, storage_revision }: Stored,
  pending: readonly LoggedChange[],
  most: number | null,
): Promise<void> {
  const since = unit.revision - storage_revision
  if (most === null || (since < STEP && storage_bytes + since * MOST_OF_ONE <= most)) return
  const [logged] = await unit.query<{ bytes: number; until: number | null }>(
    sinceMeasured({ workspace: unit.workspaceId, since: storage_revision }),
  )
  const bytes = storage_bytes + (logged?.bytes ?? 0)
  if (pending.reduce((sum, change) => sum + bytesOf(change, unit), bytes) > most) {
    throw new DocketError(
      'CONFLICT',
      `${whoMay(unit)} store ${Math.floor(most / 1e6)} MB on this server, history included. Delete some, empty the trash and try again in two minutes, or ask its administrator for more.`,
    )
  }
  const until = logged?.until ?? storage_revision
  await unit.query(updateStored({ workspace: unit.workspaceId, bytes, until }))
}

const measureAgain = statement<{ workspace: string }>(
  'storage_again',
  'UPDATE workspaces SET storage_at = NULL WHERE id = :workspace',
)

/** To be called where much may be gone: it is measured within a minute. */
export async function noteErased(db: Queryable, workspaceId: string): Promise<void> {
  await db.query(measureAgain({ workspace: workspaceId }))
}

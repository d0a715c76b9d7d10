import { userIsGone } from '../core/auth.ts'
import { AT, claimKey, type Write, type WriteParameters, writeParameters } from './changes.ts'
import type { Database, Queryable } from './connection.ts'
import { statement } from './statement.ts'

/**
 * Writes of more than one row, or whose rules need to see more than one. The user's row is locked first, so whatever
 * is read then stays as it is; every row that is written takes a revision, and all are logged together or not at all.
 */

/** A resource before and after: as its endpoint shows it, but for what follows from other members. */
export interface LoggedChange {
  resource: string
  id: string | number
  revision: number
  before: object | null
  after: object | null
}

export interface Together extends Queryable {
  readonly userId: string
  readonly actor: Write['actor']
  /** The time of the write, as the API shows it. */
  readonly at: string
  /** The user's. */
  readonly timeZone: string
  /** Takes the user's next revision. */
  nextRevision(): number
  /** Takes the user's next task id. */
  nextTaskId(): number
  /** The change that is logged last is what a repeat of the request is answered with, unless `answer` names another. */
  log(change: LoggedChange): void
  /** Names the change that a repeat is answered with: an older one, where the request has nothing to change. */
  answer(revision: number): void
}

const lockOwner = statement<{ user: string }>(
  'together_lock',
  `SELECT revision, last_task_id, time_zone FROM users WHERE id = :user FOR NO KEY UPDATE`,
)

/** Rows in one statement, at most: each must end in time, and what is not yet written is held in memory. */
export const CHUNK = 1000

type LogParameters = {
  resources: readonly string[]
  ids: readonly string[]
  revisions: readonly number[]
  befores: readonly (string | null)[]
  afters: readonly (string | null)[]
}

const LOG = `
  INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after)
  SELECT :user, ${AT}, :actor_kind, :actor_id, resource, revision, id, before::json, after::json
  FROM unnest(:resources::text[], :ids::text[], :revisions::bigint[], :befores::text[], :afters::text[])
    AS change (resource, id, revision, before, after)`

const logSome = statement<WriteParameters & LogParameters & { user: string }>('together_log', LOG)

const finish = statement<
  WriteParameters & LogParameters & { user: string; revision: number; last_task_id: number; answer: number }
>(
  'together_finish',
  `WITH owner AS (
     UPDATE users SET revision = :revision, last_task_id = :last_task_id WHERE id = :user
     RETURNING :answer::bigint AS revision
   ), log AS (${LOG})
   ${claimKey('owner')}`,
)

function logParameters(changes: readonly LoggedChange[]): LogParameters {
  const text = (snapshot: object | null) => (snapshot === null ? null : JSON.stringify(snapshot))
  return {
    resources: changes.map(({ resource }) => resource),
    ids: changes.map(({ id }) => String(id)),
    revisions: changes.map(({ revision }) => revision),
    befores: changes.map(({ before }) => text(before)),
    afters: changes.map(({ after }) => text(after)),
  }
}

/**
 * Runs `work` in one transaction that holds the user's row. What it does not log takes no revision.
 * @throws DocketError AUTH_INVALID when the user is gone; what `work` throws, and nothing is written then
 */
export function writeTogether<Result>(
  userId: string,
  db: Database,
  write: Write,
  work: (together: Together) => Promise<Result>,
): Promise<Result> {
  const inTransaction = () =>
    db.transaction(async (tx) => {
      const [owner] = await tx.query<{ revision: number; last_task_id: number; time_zone: string }>(
        lockOwner({ user: userId }),
      )
      if (owner === undefined) throw userIsGone()
      let { revision, last_task_id } = owner
      const changes: LoggedChange[] = []
      let answer: number | undefined
      let lastLogged: number | undefined
      const common = { user: userId, ...writeParameters(write) }
      const result = await work({
        userId,
        actor: write.actor,
        at: write.at.toISOString(),
        timeZone: owner.time_zone,
        query: async (statement) => {
          if (changes.length >= CHUNK)
            await tx.query(logSome({ ...common, ...logParameters(changes.splice(0)) }))
          return await tx.query(statement)
        },
        nextRevision: () => ++revision,
        nextTaskId: () => ++last_task_id,
        log: (change) => {
          changes.push(change)
          lastLogged = change.revision
        },
        answer: (revision) => {
          answer = revision
        },
      })
      answer ??= lastLogged
      if (answer !== undefined) {
        await tx.query(finish({ ...common, revision, last_task_id, answer, ...logParameters(changes) }))
      }
      return result
    })
  return db.turns.take(userId, inTransaction)
}

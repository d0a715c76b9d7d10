import { userIsGone } from '../core/auth.ts'
import { AT, type Write, type WriteParameters, writeParameters } from './changes.ts'
import type { Database, Queryable } from './connection.ts'
import { statement } from './statement.ts'
import type { LoggedChange, Together } from './unit.ts'

export type { LoggedChange, Together } from './unit.ts'

/**
 * Writes of more than one row, or whose rules need to see more than one. The user's row is locked first, so whatever
 * is read then stays as it is; every row that is written takes a revision, and all are logged together or not at all.
 */

/** Ends a write that shall only tell what it would do: thrown, so that nothing of it stays. */
export class DryRun extends Error {
  override name = 'DryRun'
  readonly changes: readonly LoggedChange[]
  readonly timeZone: string
  /** How many there would be; `changes` has the first of them. */
  readonly count: number

  constructor(changes: readonly LoggedChange[], count: number, timeZone: string) {
    super('Nothing was written: it was a dry run.')
    this.changes = changes
    this.count = count
    this.timeZone = timeZone
  }
}

interface Owner {
  revision: number
  last_task_id: number
  time_zone: string
}

const lockOwner = statement<{ user: string }>(
  'together_lock',
  `SELECT revision, last_task_id, time_zone FROM users WHERE id = :user FOR NO KEY UPDATE`,
)

/** Rows in one statement, at most: each must end in time, and what is not yet written is held in memory. */
export const CHUNK = 1000

type LogParameters = {
  write: number
  resources: readonly string[]
  ids: readonly string[]
  revisions: readonly number[]
  befores: readonly (string | null)[]
  afters: readonly (string | null)[]
  previous: readonly (number | null)[]
}

const LOG = `
  INSERT INTO changes
    (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after, write, previous)
  SELECT :user, ${AT}, :actor_kind, :actor_id, resource, revision, id, before::json, after::json,
    nullif(:write::bigint, revision), previous
  FROM unnest(:resources::text[], :ids::text[], :revisions::bigint[], :befores::text[], :afters::text[],
    :previous::bigint[]) AS change (resource, id, revision, before, after, previous)`

const logSome = statement<WriteParameters & LogParameters & { user: string }>('together_log', LOG)

const finish = statement<
  WriteParameters &
    LogParameters & {
      user: string
      revision: number
      last_task_id: number
      answered: number
      answer: string | null
    }
>(
  'together_finish',
  `WITH owner AS (
     UPDATE users SET revision = :revision, last_task_id = :last_task_id WHERE id = :user
   ), log AS (${LOG})
   INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, answer, created_at)
   SELECT :user, :idempotency_key, :fingerprint::bytea, :answered::bigint, :answer::json, ${AT}
   WHERE :idempotency_key::text IS NOT NULL`,
)

function logParameters(changes: readonly LoggedChange[]): Omit<LogParameters, 'write'> {
  const text = (snapshot: object | null) => (snapshot === null ? null : JSON.stringify(snapshot))
  return {
    resources: changes.map(({ resource }) => resource),
    ids: changes.map(({ id }) => String(id)),
    revisions: changes.map(({ revision }) => revision),
    befores: changes.map(({ before }) => text(before)),
    afters: changes.map(({ after }) => text(after)),
    previous: changes.map(({ previous }) => previous ?? null),
  }
}

const BEGIN_PART = { name: 'part_begin', text: 'SAVEPOINT part', values: [] }
const END_PART = { name: 'part_end', text: 'RELEASE SAVEPOINT part', values: [] }
const UNDO_PART = { name: 'part_undo', text: 'ROLLBACK TO SAVEPOINT part', values: [] }

/** Changes that a dry run tells. */
const TOLD = 1000

/** A write under way: what of it has not reached the database yet. */
class Unit implements Together {
  readonly userId: string
  readonly actor: Write['actor']
  readonly at: string
  timeZone: string
  readonly first: number
  readonly #tx: Queryable
  readonly #write: Write
  /** What is told of it at the end, where it is but a dry run. */
  readonly #told: LoggedChange[] = []
  #revision: number
  #lastTaskId: number
  #pending: LoggedChange[] = []
  #logged: { count: number; last: number | undefined } = { count: 0, last: undefined }
  #answer: { revision: number; body: unknown } | undefined

  constructor(userId: string, tx: Queryable, write: Write, owner: Owner) {
    this.userId = userId
    this.actor = write.actor
    this.at = write.at.toISOString()
    this.timeZone = owner.time_zone
    this.first = owner.revision + 1
    this.#revision = owner.revision
    this.#lastTaskId = owner.last_task_id
    this.#tx = tx
    this.#write = write
  }

  get revision(): number {
    return this.#revision
  }

  nextRevision(): number {
    this.#revision += 1
    return this.#revision
  }

  nextTaskId(): number {
    this.#lastTaskId += 1
    return this.#lastTaskId
  }

  log(change: LoggedChange): void {
    this.#pending.push(change)
    if (this.#write.dryRun && this.#told.length < TOLD) this.#told.push(change)
    this.#logged = { count: this.#logged.count + 1, last: change.revision }
  }

  answer(revision: number, body: unknown = null): void {
    this.#answer = { revision, body }
  }

  async query<Row>(query: Parameters<Queryable['query']>[0]): Promise<Row[]> {
    if (this.#pending.length >= CHUNK) {
      await this.#tx.query(logSome({ ...this.#common(), ...logParameters(this.#pending.splice(0)) }))
    }
    return await this.#tx.query<Row>(query)
  }

  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = {
      revision: this.#revision,
      lastTaskId: this.#lastTaskId,
      pending: [...this.#pending],
      told: this.#told.length,
      logged: this.#logged,
      timeZone: this.timeZone,
    }
    await this.#tx.query(BEGIN_PART)
    try {
      const result = await work()
      await this.#tx.query(END_PART)
      return result
    } catch (error) {
      await this.#tx.query(UNDO_PART)
      this.#revision = before.revision
      this.#lastTaskId = before.lastTaskId
      this.#pending = before.pending
      this.#told.length = before.told
      this.#logged = before.logged
      this.timeZone = before.timeZone
      throw error
    }
  }

  /** Writes what is left: the log, the user's counters and the request's key. */
  async finish(): Promise<void> {
    if (this.#write.dryRun) throw new DryRun(this.#told, this.#logged.count, this.timeZone)
    const answered = this.#answer?.revision ?? this.#logged.last
    if (answered === undefined) return
    const body = this.#answer?.body ?? null
    await this.#tx.query(
      finish({
        ...this.#common(),
        ...logParameters(this.#pending),
        revision: this.#revision,
        last_task_id: this.#lastTaskId,
        answered,
        answer: body === null ? null : JSON.stringify(body),
      }),
    )
  }

  #common() {
    return { user: this.userId, write: this.first, ...writeParameters(this.#write) }
  }
}

/**
 * Runs `work` in one transaction that holds the user's row, or as a part of the one that `write` is within. What it
 * does not log takes no revision.
 * @throws DocketError AUTH_INVALID when the user is gone; what `work` throws, and nothing is written then
 * @throws DryRun with what would be written, when that is all that is wanted
 */
export async function writeTogether<Result>(
  userId: string,
  db: Database,
  write: Write,
  work: (together: Together) => Promise<Result>,
): Promise<Result> {
  if (write.within !== undefined) return await work(write.within)
  const inTransaction = () =>
    db.transaction(async (tx) => {
      const [owner] = await tx.query<Owner>(lockOwner({ user: userId }))
      if (owner === undefined) throw userIsGone()
      const unit = new Unit(userId, tx, write, owner)
      const result = await work(unit)
      await unit.finish()
      return result
    })
  const result = await db.turns.take(userId, inTransaction)
  db.signals.wrote(userId)
  return result
}

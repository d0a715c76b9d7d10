import { userIsGone } from '../core/auth.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { type Statement, statement } from '../database/statement.ts'
import { DryRun } from './dry-run.ts'
import { checkQuotas, QUOTA_COLUMNS, type QuotaRow, type Quotas } from './quotas.ts'
import { AT } from './statements.ts'
import { type LoggedChange, storedStates } from './stored-states.ts'
import type { PutAll, UnitOfWork } from './unit-of-work.ts'
import { type Write, type WriteParameters, writeParameters } from './write.ts'
import { checkWriteQuota } from './write-quota.ts'

export type { UnitOfWork } from './unit-of-work.ts'

/**
 * Writes of more than one row, or whose rules need to see more than one. The workspace's row is locked first, so whatever is
 * read then stays as it is; every row that is written takes a revision, and all are logged together or not at all.
 */

interface Owner extends QuotaRow {
  revision: number
  last_task_id: number
  time_zone: string
}

const lockOwner = statement<{ user: string }>(
  'together_lock',
  `SELECT revision, last_task_id, time_zone, ${QUOTA_COLUMNS} FROM workspaces WHERE id = :user FOR NO KEY UPDATE`,
)

/**
 * Maximum number of rows in one statement: each must end in time, rows that are not yet written are held in memory, and
 * no other request is answered while they are being prepared.
 */
export const CHUNK = 250

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
     UPDATE workspaces SET revision = :revision, last_task_id = :last_task_id WHERE id = :user
   ), log AS (${LOG})
   INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, answer, created_at)
   SELECT :user, :idempotency_key, :fingerprint::bytea, :answered::bigint, :answer::json, ${AT}
   WHERE :idempotency_key::text IS NOT NULL`,
)

function logParameters(
  changes: readonly LoggedChange[],
  write: { userId: string; at: string },
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

const SAVEPOINT = { name: 'part_begin', text: 'SAVEPOINT part', values: [] }
const RELEASE = { name: 'part_end', text: 'RELEASE SAVEPOINT part', values: [] }
const ROLLBACK = { name: 'part_undo', text: 'ROLLBACK TO SAVEPOINT part', values: [] }

/** Changes that a dry run reports. */
const MOST_PREVIEWED = 1000

/** A write in progress: holds what has not reached the database yet. */
class OpenUnitOfWork implements UnitOfWork {
  readonly userId: string
  readonly actor: Write['actor']
  readonly at: string
  timeZone: string
  readonly first: number
  readonly #tx: Queryable
  readonly #write: Write
  /** The changes to report at the end of a dry run. */
  readonly #previewed: LoggedChange[] = []
  #revision: number
  #lastTaskId: number
  #pending: LoggedChange[] = []
  /** Rows that are not yet written, by id, for each statement that writes such rows. */
  #rows = new Map<PutAll<{ id: number }>, Map<number, { id: number }>>()
  /** Nested parts in progress, and how many of them the database knows about. */
  #savepoints = { open: 0, begun: 0 }
  #logged: { count: number; last: number | undefined } = { count: 0, last: undefined }
  #answer: { revision: number; body: unknown } | undefined
  readonly #quotas: { row: QuotaRow; configured: Quotas }
  /** How many more there are of each resource. */
  #made = new Map<string, number>()

  constructor(userId: string, tx: Queryable, write: Write, owner: Owner, quotas: Quotas) {
    this.userId = userId
    this.actor = write.actor
    this.at = write.at.toISOString()
    this.timeZone = owner.time_zone
    this.first = owner.revision + 1
    this.#revision = owner.revision
    this.#lastTaskId = owner.last_task_id
    this.#tx = tx
    this.#write = write
    this.#quotas = { row: owner, configured: quotas }
  }

  get revision(): number {
    return this.#revision
  }

  get lastTaskId(): number {
    return this.#lastTaskId
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
    if (this.#write.dryRun && this.#previewed.length < MOST_PREVIEWED) this.#previewed.push(change)
    this.#logged = { count: this.#logged.count + 1, last: change.revision }
    const { resource, before, after } = change
    const more = Number(before === null) - Number(after === null)
    this.#made.set(resource, (this.#made.get(resource) ?? 0) + more)
  }

  answer(revision: number, body: unknown = null): void {
    this.#answer = { revision, body }
  }

  put<Row extends { id: number }>(all: PutAll<Row>, row: Row): void {
    const statement = all as unknown as PutAll<{ id: number }>
    const rows = this.#rows.get(statement) ?? new Map<number, { id: number }>()
    this.#rows.set(statement, rows.set(row.id, row))
  }

  async query<Row>(query: Statement): Promise<Row[]> {
    const answers = await this.#send<Row>([...this.#waiting(), query])
    return answers.at(-1) ?? []
  }

  /** Sends statements without waiting for the answers to earlier ones: they are run in this order all the same. */
  #send<Row>(statements: readonly Statement[]): Promise<Row[][]> {
    return Promise.all(statements.map((each) => this.#tx.query<Row>(each)))
  }

  async settle(): Promise<void> {
    const statements = this.#waiting()
    if (this.#pending.length > 0) statements.push(this.#logPending())
    await this.#send(statements)
  }

  #logPending(): Statement {
    return logSome({ ...this.#common(), ...logParameters(this.#pending.splice(0), this) })
  }

  /** What must reach the database before anything else does, as statements. */
  #waiting(): Statement[] {
    const statements: Statement[] = []
    for (; this.#savepoints.begun < this.#savepoints.open; this.#savepoints.begun += 1)
      statements.push(SAVEPOINT)
    for (const [all, rows] of this.#rows) {
      const ordered = [...rows.values()]
      for (let start = 0; start < ordered.length; start += CHUNK) {
        statements.push(all(ordered.slice(start, start + CHUNK)))
      }
    }
    this.#rows.clear()
    if (this.#pending.length >= CHUNK) statements.push(this.#logPending())
    return statements
  }

  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = {
      revision: this.#revision,
      lastTaskId: this.#lastTaskId,
      pending: [...this.#pending],
      rows: new Map([...this.#rows].map(([all, rows]) => [all, new Map(rows)])),
      told: this.#previewed.length,
      logged: this.#logged,
      timeZone: this.timeZone,
      made: new Map(this.#made),
    }
    this.#savepoints.open += 1
    try {
      const result = await work()
      await this.#endSavepoint(RELEASE)
      return result
    } catch (error) {
      await this.#endSavepoint(ROLLBACK, RELEASE)
      this.#revision = before.revision
      this.#lastTaskId = before.lastTaskId
      this.#pending = before.pending
      this.#rows = before.rows
      this.#previewed.length = before.told
      this.#logged = before.logged
      this.timeZone = before.timeZone
      this.#made = before.made
      throw error
    }
  }

  /** Ends the innermost part; one that sent no statement has no savepoint. */
  async #endSavepoint(...statements: Statement[]): Promise<void> {
    const parts = this.#savepoints
    const hasBegun = parts.begun === parts.open
    parts.open -= 1
    if (!hasBegun) return
    parts.begun -= 1
    await this.#send(statements)
  }

  /** Writes what is left: the log, the user's counters and the idempotency key. */
  async finish(): Promise<void> {
    await checkQuotas(this, this.#made, this.#pending, this.#quotas)
    if (this.#write.dryRun) throw new DryRun(this.#previewed, this.#logged.count, this)
    const answered = this.#answer?.revision ?? this.#logged.last
    if (answered === undefined) return
    const { first } = this
    await checkWriteQuota(this.userId, this.#tx, this.#write, { first, count: this.#logged.count })
    const body = this.#answer?.body ?? null
    // Computed first: it takes some of the pending changes.
    const before = this.#waiting()
    await this.#send([
      ...before,
      finish({
        ...this.#common(),
        ...logParameters(this.#pending, this),
        revision: this.#revision,
        last_task_id: this.#lastTaskId,
        answered,
        answer: body === null ? null : JSON.stringify(body),
      }),
    ])
  }

  #common() {
    return { user: this.userId, write: this.first, ...writeParameters(this.#write) }
  }
}

/**
 * Runs `work` in one transaction that locks the workspace's row, or as part of the one that `write` is within. Only logged
 * changes take a revision.
 * @throws DocketError AUTH_INVALID if the user is gone; whatever `work` throws, and then nothing is written
 * @throws DryRun with what would be written, for a dry run
 */
export async function runUnitOfWork<Result>(
  userId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  if (write.within !== undefined) return await work(write.within)
  const inTransaction = () =>
    db.transaction(async (tx) => {
      const [owner] = await tx.query<Owner>(lockOwner({ user: userId }))
      if (owner === undefined) throw userIsGone()
      const unit = new OpenUnitOfWork(userId, tx, write, owner, db.quotas)
      const result = await work(unit)
      await unit.finish()
      return { result, first: unit.first }
    })
  const { result, first } = await db.queue.run(userId, inTransaction)
  db.signals.wrote(userId, first)
  return result
}

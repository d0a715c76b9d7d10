import { userIsGone } from '../core/auth.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { type Statement, statement } from '../database/statement.ts'
import { DryRun } from './dry-run.ts'
import { lockIdentity } from './identity-lock.ts'
import { checkQuotas, QUOTA_COLUMNS, type QuotaRow, type Quotas } from './quotas.ts'
import type { LoggedChange } from './stored-states.ts'
import { finish, logParameters, logSome, logUser } from './unit-log.ts'
import type { PutAll, UnitOfWork } from './unit-of-work.ts'
import { userToLog, type Write, writeParameters } from './write.ts'
import { checkWriteQuota } from './write-quota.ts'

export type { UnitOfWork } from './unit-of-work.ts'

/**
 * Writes of more than one row, or whose rules need to see more than one. The workspace's row is locked first, and what
 * identity has of it, so whatever is read then stays as it is; every row that is written takes a revision, and all are logged together or not
 * at all.
 */

interface Owner extends QuotaRow {
  revision: number
  last_task_id: number
  time_zone: string
}

const lockOwner = statement<{ workspace: string }>(
  'unit_lock',
  `SELECT revision, last_task_id, time_zone, ${QUOTA_COLUMNS} FROM workspaces WHERE id = :workspace FOR NO KEY UPDATE`,
)

/**
 * Maximum number of rows in one statement: each must end in time, rows that are not yet written are held in memory, and
 * no other request is answered while they are being prepared.
 */
export const CHUNK = 250

const SAVEPOINT = { name: 'part_begin', text: 'SAVEPOINT part', values: [] }
const RELEASE = { name: 'part_end', text: 'RELEASE SAVEPOINT part', values: [] }
const ROLLBACK = { name: 'part_undo', text: 'ROLLBACK TO SAVEPOINT part', values: [] }

/** Changes that a dry run reports. */
const MOST_PREVIEWED = 1000

/** A write in progress: holds what has not reached the database yet. */
class OpenUnitOfWork implements UnitOfWork {
  readonly workspaceId: string
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

  constructor(workspaceId: string, tx: Queryable, write: Write, owner: Owner, quotas: Quotas) {
    this.workspaceId = workspaceId
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
        statements.push(all(this.workspaceId, ordered.slice(start, start + CHUNK)))
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

  /** Writes what is left: the log, the workspace's counters and the idempotency key. */
  async finish(): Promise<void> {
    await checkQuotas(this, this.#made, this.#pending, this.#quotas)
    if (this.#write.dryRun) throw new DryRun(this.#previewed, this.#logged.count, this)
    const answered = this.#answer?.revision ?? this.#logged.last
    if (answered === undefined) return
    const { first } = this
    await checkWriteQuota(this.workspaceId, this.#tx, this.#write, { first, count: this.#logged.count })
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
      ...this.#logUser(),
    ])
  }

  #logUser(): Statement[] {
    const { workspaceId: workspace, first } = this
    const user = userToLog(this.#write)
    return user === null ? [] : [logUser({ workspace, first, last: this.#revision, user })]
  }

  #common() {
    return { workspace: this.workspaceId, write: this.first, ...writeParameters(this.#write) }
  }
}

/**
 * Runs `work` in one transaction that locks the workspace's row, or as part of the one that `write` is within. Only
 * logged changes take a revision.
 * @throws DocketError AUTH_INVALID if the user is gone; whatever `work` throws, and then nothing is written
 * @throws DryRun with what would be written, for a dry run
 */
export async function runUnitOfWork<Result>(
  workspaceId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  if (write.within !== undefined) return await work(write.within)
  const inTransaction = () =>
    db.transaction(async (tx) => {
      const [[owner]] = await Promise.all([
        tx.query<Owner>(lockOwner({ workspace: workspaceId })),
        tx.query(lockIdentity({ workspace: workspaceId })),
      ])
      if (owner === undefined) throw userIsGone()
      const unit = new OpenUnitOfWork(workspaceId, tx, write, owner, db.quotas)
      const result = await work(unit)
      await unit.finish()
      return { result, first: unit.first }
    })
  const { result, first } = await db.queue.run(workspaceId, inTransaction)
  db.signals.wrote(workspaceId, first)
  return result
}

import pg from 'pg'
import { translate, unavailable, unlessDeadlocked } from './failures.ts'
import { sendNamed } from './named.ts'
import type { Queryable, Statement } from './statement.ts'

type PipelineOptions = pg.ClientConfig & {
  /** Milliseconds that an answer may take. */
  query_timeout: number
  /** The first statement of every connection. */
  first?: string
}

/**
 * Connections on which statements are sent without waiting for the answers to earlier ones. Service and database then
 * wake each other less often, and a statement waits no longer than it would for a free connection.
 */
export class Pipelines implements Queryable {
  readonly #pipelines: Pipeline[]

  constructor(size: number, options: PipelineOptions, named: boolean) {
    this.#pipelines = Array.from({ length: size }, () => new Pipeline(options, named))
  }

  query<Row>(statement: Statement): Promise<Row[]> {
    const freest = this.#pipelines.reduce((least, other) => (other.waiting < least.waiting ? other : least))
    return freest.query(statement)
  }

  get waiting(): number {
    return this.#pipelines.reduce((sum, { waiting }) => sum + waiting, 0)
  }

  async close(): Promise<void> {
    await Promise.all(this.#pipelines.map((pipeline) => pipeline.close()))
  }
}

/** One of these connections. It is opened by its first statement, and reopened after it broke. */
class Pipeline implements Queryable {
  readonly #options: PipelineOptions
  readonly #named: boolean
  readonly #timeout: number
  #client: pg.Client | undefined
  /** Why connections could not be opened: a statement waiting for one only learns that it has ended. */
  readonly #refusals = new WeakMap<pg.Client, Error>()
  /** Statements that are not answered yet. */
  waiting = 0

  constructor(options: PipelineOptions, named: boolean) {
    this.#options = options
    this.#named = named
    this.#timeout = options.query_timeout
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    this.waiting += 1
    try {
      return await unlessDeadlocked(() => this.#send<Row>(statement))
    } finally {
      this.waiting -= 1
    }
  }

  async #send<Row>(statement: Statement): Promise<Row[]> {
    this.#client ??= this.#open()
    const client = this.#client
    // Statements behind an overdue answer would be late as well: the connection is closed.
    const close = () => client.connection.stream.destroy(new Error('Query read timeout'))
    const overdue = setTimeout(close, this.#timeout)
    try {
      return await run<Row>(client, statement, this.#named)
    } catch (error) {
      const refusal = this.#refusals.get(client)
      throw refusal === undefined ? error : unavailable(refusal)
    } finally {
      clearTimeout(overdue)
    }
  }

  #open(): pg.Client {
    // With node-postgres's own timer, each statement outlives its answer: garbage collection then takes four times as
    // long.
    const { first, ...options } = this.#options
    const client = new pg.Client({ ...options, query_timeout: 0 })
    const drop = () => {
      if (this.#client === client) this.#client = undefined
    }
    client.on('error', drop)
    client.on('end', drop)
    client.connect().catch((error) => {
      this.#refusals.set(client, error)
      drop()
    })
    // It is sent as soon as the connection is there, before whatever is asked next.
    if (first !== undefined) client.query(first).catch(() => {})
    return client
  }

  async close(): Promise<void> {
    await this.#client?.end()
  }
}

/** @param named whether the connection may keep the statement, so that it is planned once */
export async function run<Row>(
  on: Pick<pg.ClientBase, 'query'>,
  statement: Statement,
  named: boolean,
): Promise<Row[]> {
  try {
    if (named) return (await sendNamed(on, statement)) as Row[]
    return (await on.query({ text: statement.text, values: statement.values })).rows as Row[]
  } catch (error) {
    // The stack that leads to the socket does not show the caller.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw translate(error)
  }
}

import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { z } from 'zod'
import type { Signals } from './signals.ts'

/**
 * Tells the other instances on this database which workspaces' logs have grown, and passes what they report on to
 * `signals`. A notice that is lost (a connection breaks, a writer dies before sending it) is not sent again: those who
 * must not miss a change also check revisions from time to time.
 */

const CHANNEL = 'docket_changes'
/** Milliseconds between two notices: what is written meanwhile is gathered into the next. */
const APART = 100
/** Milliseconds: how often an instance announces itself; it is forgotten after three times as long in silence. */
const PRESENT = 20_000
/** Milliseconds between attempts to connect: the first and the longest delay. */
const RETRY = { first: 500, last: 30_000 }
/** PostgreSQL takes payloads of less than 8,000 bytes. */
const PAYLOAD = 7_900

const Notice = z.object({
  from: z.string(),
  /** The workspaces whose logs have grown. */
  workspaces: z.array(z.string()).optional(),
  /** `new`: it has just started and asks who else is here; `gone`: it is leaving. */
  is: z.enum(['new', 'gone']).optional(),
})
type Notice = z.output<typeof Notice>

export class Notices {
  readonly #options: pg.ClientConfig
  readonly #signals: Signals
  readonly #me = randomUUID()
  /** Other instances, each with the time when it was last heard from (`performance.now()`). */
  readonly #others = new Map<string, number>()
  readonly #written = new Set<string>()
  #client: pg.Client | undefined
  #log: FastifyBaseLogger | undefined
  #gathering: NodeJS.Timeout | undefined
  /** When the last notice of what was written went out (`performance.now()`). */
  #told = Number.NEGATIVE_INFINITY
  #retrying: NodeJS.Timeout | undefined
  #presence: NodeJS.Timeout | undefined
  #unlisten: (() => void) | undefined

  /** @param options of the single connection that it holds once started */
  constructor(options: pg.ClientConfig, signals: Signals) {
    this.#options = options
    this.#signals = signals
  }

  /** Connects, and keeps trying while it cannot. Nothing waits for it. */
  start(log: FastifyBaseLogger): void {
    if (this.#log !== undefined) return
    this.#log = log
    this.#unlisten = this.#signals.listen((workspaceId, own) => own && this.#gather(workspaceId))
    this.#presence = setInterval(() => this.#say({ from: this.#me }), PRESENT).unref()
    void this.#connect(RETRY.first)
  }

  /** The number of instances that hear each other, including this one; 0 while this one hears nothing. */
  get instances(): number {
    return this.#client === undefined ? 0 : 1 + this.#others.size
  }

  async close(): Promise<void> {
    this.#unlisten?.()
    clearInterval(this.#presence)
    clearTimeout(this.#retrying)
    clearTimeout(this.#gathering)
    const client = this.#client
    this.#client = undefined
    this.#log = undefined
    if (client === undefined) return
    await client.query(noticed([{ from: this.#me, is: 'gone' }])).catch(() => {})
    await client.end()
  }

  async #connect(delay: number): Promise<void> {
    const client = new pg.Client(this.#options)
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''))
    // A connection that breaks while being opened is reported by the calls awaited below.
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      if (this.#log === undefined) return await client.end()
      client.once('end', () => this.#lost(client))
      this.#client = client
      this.#say({ from: this.#me, is: 'new' })
    } catch (error) {
      await client.end().catch(() => {})
      if (this.#log === undefined) return
      // Only the first failure is news; the following ones repeat it.
      if (delay === RETRY.first)
        this.#log.warn({ err: error }, 'notices from other instances are not received; retrying')
      this.#retryAfter(delay)
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#retryAfter(RETRY.first)
  }

  #retryAfter(delay: number): void {
    const next = Math.min(delay * 2, RETRY.last)
    // Instances that lost the same server do not all reconnect at the same moment.
    this.#retrying = setTimeout(() => void this.#connect(next), delay * (0.5 + Math.random() / 2)).unref()
  }

  /** Sends nothing while there is no other instance: a single instance pays nothing. */
  #gather(workspaceId: string): void {
    if (this.#others.size === 0 || this.#client === undefined) return
    this.#written.add(workspaceId)
    if (this.#gathering !== undefined) return
    const wait = Math.max(0, this.#told + APART - performance.now())
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined
      this.#told = performance.now()
      const workspaces = [...this.#written]
      this.#written.clear()
      this.#say(...inParts(this.#me, workspaces))
    }, wait).unref()
  }

  #say(...notices: Notice[]): void {
    const client = this.#client
    if (client === undefined) return
    this.#forgetSilent()
    client.query(noticed(notices)).catch(() => {
      // A connection that does not answer does not hear anything either.
      client.end().catch(() => {})
      this.#lost(client)
    })
  }

  #forgetSilent(): void {
    const since = performance.now() - 3 * PRESENT
    for (const [other, heard] of this.#others) if (heard < since) this.#others.delete(other)
  }

  #hear(payload: string): void {
    const notice = parse(payload)
    if (notice === undefined || notice.from === this.#me) return
    if (notice.is === 'gone') return void this.#others.delete(notice.from)
    this.#others.set(notice.from, performance.now())
    if (notice.is === 'new') this.#say({ from: this.#me })
    for (const workspace of notice.workspaces ?? []) this.#signals.heard(workspace)
  }
}

/**
 * One statement, in its own transaction: in the transaction of a write, it would make all writes wait for each other.
 */
const noticed = (notices: Notice[]): pg.QueryConfig => ({
  text: `SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) payload`,
  values: [notices.map((notice) => JSON.stringify(notice))],
})

/** Splits `workspaces` so that each notice is short enough. */
export function inParts(from: string, workspaces: readonly string[]): Notice[] {
  const parts: string[][] = []
  let room = 0
  for (const workspace of workspaces) {
    const size = Buffer.byteLength(JSON.stringify(workspace)) + 1
    if (size > room) {
      parts.push([])
      room = PAYLOAD - Buffer.byteLength(JSON.stringify({ from, workspaces: [] }))
    }
    parts.at(-1)?.push(workspace)
    room -= size
  }
  return parts.map((part) => ({ from, workspaces: part }))
}

/** Anyone who may connect to the database may send here; payloads that are not ours are ignored. */
function parse(payload: string): Notice | undefined {
  try {
    return Notice.parse(JSON.parse(payload))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}

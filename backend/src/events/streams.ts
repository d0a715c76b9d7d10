import type { ServerResponse } from 'node:http'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import pLimit from 'p-limit'
import { listChanges } from '../changelog/changes/crud.ts'
import { pastOf } from '../changelog/past.ts'
import type { Resources } from '../changelog/resource.ts'
import { TRANSFER } from '../changelog/transfers.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { membershipsOf } from '../core/memberships.ts'
import type { Places } from '../core/places.ts'
import type { Credential, Revocation } from '../core/revocation.ts'
import type { Database } from '../database/connection.ts'
import { revisionsOf } from './crud.ts'
import { type Form, frameOf } from './frames.ts'
import { Hub } from './hub.ts'
import { type Part, type Start, Stream } from './stream.ts'

/** Most log pages read at once: all other reads queue behind them. */
const READERS = 4
/** Streams that are written to before yielding to other work. */
const ROW_LIMIT = 200
/** Seconds after which a refused client may try again. */
const LATER = { 'retry-after': '5' }

export interface StreamOptions {
  db: Database
  resources: Resources
  clock: Clock
  limits: Config['events']
  /** For the streams that are open or about to be. */
  places: Places
  log: FastifyBaseLogger
  revocation: Revocation
}

/** What a stream shows. */
export interface Followed {
  /** `latest`: the workspace's revision, at least `since`. */
  logs: readonly (Start & { latest: number })[]
  gone?: readonly string[]
  form: Form
  whole?: Credential | undefined
}

/** All event streams of this instance. */
export class Streams {
  readonly #options: StreamOptions
  readonly #hubs = new Map<string, Hub>()
  readonly #streams = new Set<Stream>()
  readonly #readers = pLimit(READERS)
  readonly #unlisten: () => void
  readonly #timers: NodeJS.Timeout[]
  #looking = false
  /** Whether the last look failed. */
  #blind = false
  #closed = false

  constructor(options: StreamOptions) {
    this.#options = options
    const { db, limits } = options
    this.#unlisten = db.signals.listen((workspaceId) => this.#hubs.get(workspaceId)?.wake())
    this.#timers = [
      setInterval(() => void this.#beat(), limits.heartbeat).unref(),
      setInterval(() => void this.#look(), limits.look).unref(),
    ]
  }

  get size(): number {
    return this.#streams.size
  }

  /**
   * Takes a place for one more stream of the user.
   * @returns a function that gives the place back, once, however often it is called
   * @throws DocketError RATE_LIMITED when there is no place
   */
  async reserve(userId: string): Promise<() => void> {
    const { limits, places } = this.#options
    const place = await places.take(userId)
    if (typeof place === 'function') return place
    throw place === 'user'
      ? refusal(
          `You already have ${limits.perUser} event streams open on this instance. Close one first.`,
          429,
        )
      : refusal('This instance has reached its limit of event streams. Try again shortly.', 503)
  }

  /**
   * Streams to `response`, whose headers are written, until it closes.
   * @param followed.logs the workspaces, each with the actor there
   * @param followed.gone workspaces whose log does not go back as far as the client asked
   * @param followed.whole what the whole stream hangs on besides the token, and why it ends with that
   */
  open(response: ServerResponse, actor: Actor, { logs, gone = [], form, whole }: Followed): void {
    const { clock, revocation } = this.#options
    const stream = new Stream(response, actor, { starts: logs, form, clock })
    this.#streams.add(stream)
    const unwatch = [
      ...(actor.kind === 'user' ? [revocation.watch(actor, () => stream.end('revoked'))] : []),
      ...(whole === undefined ? [] : [revocation.watch(whole, () => stream.end('memberships_changed'))]),
    ]
    response.once('close', () => {
      for (const stop of unwatch) stop()
      this.#streams.delete(stream)
    })
    for (const [index, part] of stream.parts.entries()) this.#follow(part, logs[index]?.latest ?? part.cursor)
    stream.close(gone, 'gone')
    // Not refused while the instance is stopping: a browser would never come again.
    if (this.#closed) stream.end('stopping')
  }

  #follow(part: Part, latest: number): void {
    const { actor, workspaceId } = part
    const { revocation } = this.#options
    const hub = this.#hubs.get(workspaceId) ?? this.#newHub(workspaceId, latest)
    // The token of a user opens more than one workspace; others are let into each.
    const credentials = [...(actor.kind === 'user' ? [] : [actor]), ...membershipsOf(actor)]
    const unwatch = credentials.map((credential) => revocation.watch(credential, () => part.end('revoked')))
    part.onEnd = () => {
      for (const stop of unwatch) stop()
      hub.remove(part)
      if (hub.size === 0 && this.#hubs.get(workspaceId) === hub) this.#hubs.delete(workspaceId)
    }
    hub.add(part)
  }

  /** Ends all streams. */
  close(): void {
    this.#closed = true
    this.#unlisten()
    for (const timer of this.#timers) clearInterval(timer)
    for (const stream of this.#streams) stream.end('stopping')
  }

  #newHub(workspaceId: string, revision: number): Hub {
    const { db, resources } = this.#options
    const hub = new Hub(revision, (since, limit) =>
      this.#readers(async () => {
        // All of the log: a gap means that it was cut. What no client may see is told to none.
        const names = [...resources.names, TRANSFER, ...resources.names.map(pastOf)]
        const query = { since, limit, names }
        const changes = await listChanges(workspaceId, db.reader, resources, query)
        return changes.map((change) => frameOf(change, resources))
      }),
    )
    this.#hubs.set(workspaceId, hub)
    return hub
  }

  async #beat(): Promise<void> {
    let count = 0
    for (const stream of [...this.#streams]) {
      stream.beat()
      count += 1
      if (count % ROW_LIMIT === 0) await othersTurn()
    }
  }

  /** Finds what no signal reported (writes, deleted users), and resumes reads that failed. */
  async #look(): Promise<void> {
    for (const stream of this.#streams) stream.endIfExpired()
    if (this.#looking || this.#hubs.size === 0) return
    this.#looking = true
    try {
      const hubs = new Map(this.#hubs)
      const revisions = await revisionsOf(this.#options.db.reader, [...hubs.keys()])
      for (const [workspaceId, hub] of hubs) {
        const revision = revisions.get(workspaceId)
        if (revision === undefined) hub.end('revoked')
        else hub.look(revision)
      }
      if (this.#blind) this.#options.log.info('event streams resumed')
      this.#blind = false
    } catch (error) {
      if (!this.#blind) this.#options.log.warn({ err: error }, 'event streams are waiting for the database')
      this.#blind = true
    } finally {
      this.#looking = false
    }
  }
}

const refusal = (detail: string, status: 429 | 503): DocketError =>
  new DocketError('RATE_LIMITED', detail, { status, headers: LATER })

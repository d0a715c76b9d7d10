import type { Docket, SyncedChange } from '@docket/sdk'
import { LocalDatabase, type Place } from './database.ts'
import { type Effect, withEffects } from './effects.ts'
import { type Connection, follow } from './feed.ts'
import { Leadership } from './leadership.ts'
import { Outbox } from './outbox.ts'
import { EMPTY, type Row, rowsOf, type State, withRows } from './state.ts'
import type { Failure, Write } from './writes.ts'

export interface SyncStatus {
  state: 'loading' | Connection
  /** Writes that the service has not confirmed. */
  waiting: number
  /** What could not be saved. */
  failures: readonly Failure[]
}

/** What windows of one user tell each other. */
type Message =
  | { type: 'rows'; from: number; to: number; rows: Row[]; loaded: boolean }
  | { type: 'reset' }
  | { type: 'connection'; connection: Connection }
  | { type: 'hello' }

/** Milliseconds to wait after so many failures. */
export type BackOff = (failures: number) => number

const longer: BackOff = (failures) => Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2)

/**
 * The user's data as this window has it: what the service has confirmed, and over it what was written here and is on
 * its way. One window of the browser leads: it alone follows the service and sends what all have written.
 */
export class Replica {
  readonly userId: string
  readonly outbox: Outbox
  readonly #docket: Docket
  readonly #db: LocalDatabase
  readonly #channel: BroadcastChannel
  readonly #leadership: Leadership
  readonly #stop = new AbortController()
  readonly #listeners = new Set<() => void>()
  #confirmed: State = EMPTY
  #shown: State = EMPTY
  #status: SyncStatus = { state: 'loading', waiting: 0, failures: [] }
  #connection: Connection = 'connecting'
  /** Aborts when the network goes; there is another one for the next time. */
  #network = new AbortController()
  /** Ends the pauses that are being made. */
  readonly #pauses = new Set<() => void>()
  /** Whether the rows are kept: no more once the browser has refused some, or gaps would be. */
  #keeps = true

  readonly #backOff: BackOff

  private constructor(userId: string, docket: Docket, db: LocalDatabase, backOff: BackOff) {
    this.userId = userId
    this.#docket = docket
    this.#backOff = backOff
    this.#db = db
    this.#channel = new BroadcastChannel(`docket-${userId}`)
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#hear(data)
    this.#leadership = new Leadership(`docket-${userId}`)
    this.outbox = new Outbox({
      userId,
      docket,
      db,
      onChange: () => this.#show(),
      onSignedOut: () => this.#connect('signed-out'),
      pause: (attempt, seconds) => this.#pause(attempt, seconds),
      confirmed: () => this.#confirmed.revision,
    })
  }

  /** Opens what the browser keeps of the user, and begins to follow the service. */
  static async open(userId: string, docket: Docket, backOff: BackOff = longer): Promise<Replica> {
    const db = await LocalDatabase.open(userId)
    const replica = new Replica(userId, docket, db, backOff)
    await replica.#load()
    void replica.#leadership.lead(replica.#stop.signal, () => replica.#run())
    replica.#tell({ type: 'hello' })
    addEventListener('online', replica.#online)
    addEventListener('offline', replica.#offline)
    document.addEventListener('visibilitychange', replica.#online)
    return replica
  }

  close(): void {
    this.#stop.abort()
    this.#wake()
    removeEventListener('online', this.#online)
    removeEventListener('offline', this.#offline)
    document.removeEventListener('visibilitychange', this.#online)
    this.outbox.close()
    this.#channel.close()
    this.#db.close()
  }

  readonly state = (): State => this.#shown
  readonly status = (): SyncStatus => this.#status

  /** Calls `listener` after each change of `state` or `status`, until what it returns is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the effects of `writes` at once, and sends them when it is their turn. */
  perform(writes: readonly Write[]): void {
    this.outbox.add(writes)
  }

  async #load(): Promise<void> {
    const [{ state }] = await Promise.all([this.#db.load(), this.outbox.load()])
    this.#confirmed = state
    this.#show()
  }

  /** What the leading window does, until it closes. */
  async #run(): Promise<void> {
    const { state, place } = await this.#db.load()
    this.#confirmed = state
    this.#show()
    const { signal } = this.#stop
    await Promise.all([
      follow(
        {
          docket: this.#docket,
          place,
          onChanges: (changes, next) => this.#take(changes, next),
          onReset: () => this.#reset(),
          onConnection: (connection) => this.#connect(connection),
          network: () => this.#network.signal,
          pause: (attempt, seconds) => this.#pause(attempt, seconds),
        },
        signal,
      ),
      this.outbox.run(signal),
    ])
  }

  async #take(changes: readonly SyncedChange[], place: Place): Promise<void> {
    if (this.#stop.signal.aborted) return
    const rows = rowsOf(changes)
    const from = this.#confirmed.revision
    const loaded = 'revision' in place
    const to = loaded ? place.revision : 0
    this.#confirmed = {
      ...withRows(this.#confirmed, rows),
      revision: to,
      loaded: loaded || this.#confirmed.loaded,
    }
    this.#show()
    if (this.#keeps) await this.#db.saveRows(rows, place).catch((error) => this.#keepNoMore(error))
    this.#tell({ type: 'rows', from, to, rows, loaded })
    await this.outbox.reached(to)
  }

  #keepNoMore(error: unknown): void {
    this.#keeps = false
    console.warn('Docket: this browser keeps no more; without the service nothing will be shown.', error)
  }

  async #reset(): Promise<void> {
    await this.#db.clearRows()
    this.#confirmed = EMPTY
    this.#show()
    this.#tell({ type: 'reset' })
  }

  /** What the leading window says. */
  async #hear(message: Message): Promise<void> {
    if (message.type === 'connection') this.#connect(message.connection, false)
    else if (message.type === 'hello') {
      if (this.#leadership.leads) this.#tell({ type: 'connection', connection: this.#connection })
    } else if (
      message.type === 'rows' &&
      message.from === this.#confirmed.revision &&
      this.#confirmed.loaded
    ) {
      this.#confirmed = { ...withRows(this.#confirmed, message.rows), revision: message.to, loaded: true }
      this.#show()
    } else {
      // Something was missed, as while the window slept.
      this.#confirmed = (await this.#db.load()).state
      this.#show()
    }
  }

  #connect(connection: Connection, tell = true): void {
    this.#connection = connection
    if (tell) this.#tell({ type: 'connection', connection })
    this.#show()
  }

  #tell(message: Message): void {
    if (!this.#stop.signal.aborted) this.#channel.postMessage(message)
  }

  #show(): void {
    this.#shown = withEffects(this.#confirmed, this.#effects())
    const state = this.#confirmed.loaded || this.#connection !== 'connecting' ? this.#connection : 'loading'
    const { waiting, failures } = this.outbox
    const before = this.#status
    if (before.state !== state || before.waiting !== waiting || before.failures !== failures) {
      this.#status = { state, waiting, failures }
    }
    for (const listener of this.#listeners) listener()
  }

  *#effects(): Generator<Effect> {
    for (const write of this.outbox.writes) {
      const isIn = write.status === 'written' && write.revision <= this.#confirmed.revision
      if (!isIn) yield* write.effects
    }
  }

  readonly #online = (): void => {
    if (document.visibilityState === 'visible') this.#wake()
  }

  readonly #offline = (): void => {
    this.#network.abort()
    this.#network = new AbortController()
  }

  #wake(): void {
    for (const end of this.#pauses) end()
  }

  /** Waits longer from failure to failure, but no more when the network or the user comes back. */
  #pause(attempt: number, seconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#pauses.delete(end)
        resolve()
      }
      const timer = setTimeout(end, seconds === undefined ? this.#backOff(attempt) : seconds * 1000)
      this.#pauses.add(end)
    })
  }
}

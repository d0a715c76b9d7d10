import type { Docket, SyncedChange } from '@docket/sdk'
import { openDatabase, type Place } from './database.ts'
import { Dispatcher } from './dispatcher.ts'
import { type Connection, follow } from './feed.ts'
import { Leadership } from './leadership.ts'
import { type Database, nameOf, type SyncCheckpoint } from './local-database.ts'
import { type BackOff, longer, Network } from './network.ts'
import { Outbox } from './outbox.ts'
import { Overlay } from './overlay.ts'
import { bounded, EMPTY, type Preferences, plain, type Row, rowsOf, type State, withRows } from './state.ts'
import { type Failure, newKey, type Write } from './writes.ts'

export interface SyncStatus {
  state: 'loading' | Connection
  /** Writes that the service has not confirmed. */
  waiting: number
  /** Writes that could not be saved. */
  failures: readonly Failure[]
  /** Whether all of this outlives the page; it does not where the browser's storage is blocked or full. */
  isPersistent: boolean
}

/** A message between the windows of one user that show the same workspace. */
type Message =
  | { type: 'rows'; from: number; to: number; rows: Row[]; loaded: boolean; stored: boolean }
  /** The whole confirmed state, where the browser does not store it for the other windows. */
  | { type: 'state'; state: State }
  | { type: 'reset' }
  | { type: 'connection'; connection: Connection }
  | { type: 'hello' }

/** Milliseconds within which the first connection is made if all goes well. */
const SOON = 4_000

/**
 * A workspace as this window shows it: what the service has confirmed, overlaid with the effects of writes on their
 * way. One window of the browser leads: it alone follows the service, and sends the writes of all.
 */
export class Replica {
  readonly userId: string
  readonly workspaceId: string
  readonly outbox: Outbox
  readonly #dispatcher: Dispatcher
  readonly #docket: Docket
  readonly #db: Database
  readonly #channel: BroadcastChannel
  readonly #leadership: Leadership
  readonly #stop = new AbortController()
  readonly #listeners = new Set<() => void>()
  #confirmed: State = EMPTY
  readonly #overlay: Overlay
  #status: SyncStatus = { state: 'loading', waiting: 0, failures: [], isPersistent: true }
  #connection: Connection = 'connecting'
  #isFirst = true
  readonly #network: Network
  /** Whether incoming changes are stored: not once the browser has refused something, or there would be gaps. */
  #isStoring = true
  /** What this window reads from the database as the leader. */
  #reading: Promise<SyncCheckpoint> | undefined
  /** Counts the messages about the state from the leading window. */
  #received = 0
  #timeout: ReturnType<typeof setTimeout> | undefined

  private constructor(place: Place, docket: Docket, db: Database, backOff: BackOff) {
    this.userId = place.userId
    this.workspaceId = place.workspaceId
    this.#overlay = new Overlay(this.isShared ? place : undefined)
    this.#docket = docket
    this.#network = new Network(backOff)
    this.#db = db
    // Windows that store nothing have no contact with each other.
    const shared = db.isPersistent ? nameOf(place.userId, place.workspaceId) : null
    const channel = shared ?? `docket-${newKey()}`
    this.#channel = new BroadcastChannel(channel)
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#receive(data)
    this.#leadership = new Leadership(shared)
    this.outbox = new Outbox({
      db,
      channel: `${channel}-writes`,
      onUnstored: (error) => this.#stopStoring(error),
      onChange: () => this.#show(),
      confirmed: () => this.#confirmed.revision,
      sendsAlone: () => this.#leadership.isAlone,
    })
    this.#dispatcher = new Dispatcher({
      outbox: this.outbox,
      docket,
      workspaceId: place.workspaceId,
      isShared: this.isShared,
      onSignedOut: () => this.#connect('signed-out'),
      onRemoved: () => this.#connect('removed'),
      pause: (attempt, seconds) => this.#network.pause(attempt, seconds),
    })
  }

  /** Opens what the browser stores of the workspace, and starts to follow the service. */
  static async open(place: Place, docket: Docket, backOff: BackOff = longer): Promise<Replica> {
    const db = await openDatabase(place)
    const replica = new Replica(place, docket, db, backOff)
    void replica.#leadership.lead(replica.#stop.signal, () => replica.#lead())
    try {
      await replica.#leadership.decided
      // The leader is reading already: with ten thousand tasks, once is enough.
      await (replica.#reading ?? replica.#read())
    } catch (error) {
      replica.close()
      throw error
    }
    replica.#post({ type: 'hello' })
    replica.#timeout = setTimeout(() => {
      replica.#isFirst = false
      replica.#show()
    }, SOON)
    replica.#network.watch()
    return replica
  }

  /** Whether others share the workspace. */
  get isShared(): boolean {
    return this.workspaceId !== this.userId
  }

  close(): void {
    this.#stop.abort()
    clearTimeout(this.#timeout)
    this.#network.close()
    this.outbox.close()
    this.#channel.close()
    this.#db.close()
  }

  readonly state = (): State => this.#overlay.state
  readonly status = (): SyncStatus => this.#status

  /** Calls `listener` after each change of `state` or `status`, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows a shared workspace with these preferences of the user. */
  followPreferences(preferences: Preferences): void {
    this.#overlay.followPreferences(preferences)
    this.#show()
  }

  /** Remembers how the lists of a shared workspace are shown here. */
  setLists(lists: Preferences['lists'] | null): void {
    this.#overlay.setLists(lists ?? null)
    this.#show()
  }

  /** Shows the effects of `writes` at once, and sends them when it is their turn. */
  perform(writes: readonly Write[]): void {
    this.outbox.add(writes)
  }

  /** Reads and shows what the browser has stored. @returns how far that goes */
  async #read(): Promise<SyncCheckpoint> {
    const [{ state, checkpoint }] = await Promise.all([this.#db.load(), this.outbox.load()])
    this.#confirmed = state
    this.#show()
    return checkpoint
  }

  /** What the leading window does until it closes. */
  async #lead(): Promise<void> {
    const { signal } = this.#stop
    for (let failures = 1; !signal.aborted; failures += 1) {
      const round = new AbortController()
      try {
        return await this.#run(AbortSignal.any([signal, round.signal]))
      } catch (error) {
        // A fault of the app or of the browser is no reason to leave everything after it unsent.
        if (signal.aborted) return
        console.error('Docket: following the service broke off, and begins anew.', error)
        round.abort()
        this.#network.endPauses()
        this.#connect('offline')
        await this.#network.pause(failures)
      }
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    // Other windows may have stored more than this one has heard of.
    this.#reading = this.#read()
    const checkpoint = await this.#reading
    await Promise.all([
      follow(
        {
          docket: this.#docket,
          workspaceId: this.workspaceId,
          isShared: this.isShared,
          checkpoint,
          onChanges: (changes, next) => this.#take(changes, next),
          onReset: () => this.#reset(),
          onConnection: (connection) => this.#connect(connection),
          network: () => this.#network.lost,
          pause: (attempt, seconds) => this.#network.pause(attempt, seconds),
        },
        signal,
      ),
      this.#dispatcher.run(signal),
    ])
  }

  async #take(changes: readonly SyncedChange[], checkpoint: SyncCheckpoint): Promise<void> {
    await this.#dispatcher.answered()
    if (this.#stop.signal.aborted) return
    const rows = bounded(rowsOf(changes), this.#confirmed)
    const from = this.#confirmed.revision
    const loaded = 'revision' in checkpoint
    const to = loaded ? checkpoint.revision : 0
    this.#confirmed = {
      ...withRows(this.#confirmed, rows),
      revision: to,
      loaded: loaded || this.#confirmed.loaded,
    }
    // Showing a state rebuilds the lists: while the whole state is being read, only do so when it has doubled.
    if (loaded || this.#confirmed.tasks.size >= 2 * this.#overlay.state.tasks.size) this.#show()
    if (this.#isStoring) await this.#db.saveRows(rows, checkpoint).catch((error) => this.#stopStoring(error))
    this.#post({ type: 'rows', from, to, rows, loaded, stored: this.#isStoring })
    await this.outbox.reached(to)
  }

  #stopStoring(error: unknown): void {
    if (!this.#isStoring || this.#stop.signal.aborted) return
    this.#isStoring = false
    console.warn('Docket: this browser keeps no more.', error)
    this.#show()
  }

  async #reset(): Promise<void> {
    if (this.#isStoring) await this.#db.clearRows().catch((error) => this.#stopStoring(error))
    this.#confirmed = EMPTY
    this.#show()
    this.#post({ type: 'reset' })
    await this.outbox.forgetWritten()
  }

  /** Handles a message from another window. */
  async #receive(message: Message): Promise<void> {
    if (message.type === 'hello') {
      if (!this.#leadership.leads) return
      this.#post({ type: 'connection', connection: this.#connection })
      if (!this.#isStoring) this.#post({ type: 'state', state: plain(this.#confirmed) })
      return
    }
    // Where every window leads, each follows the service itself.
    if (this.#leadership.leads) return
    if (message.type === 'connection') return this.#connect(message.connection, false)
    this.#received += 1
    if (message.type === 'state') {
      this.#confirmed = message.state
      this.#show()
    } else if (
      message.type === 'rows' &&
      message.from === this.#confirmed.revision &&
      this.#confirmed.loaded
    ) {
      this.#confirmed = { ...withRows(this.#confirmed, message.rows), revision: message.to, loaded: true }
      this.#show()
    } else if (message.type === 'rows' && !message.stored) {
      this.#post({ type: 'hello' })
    } else {
      // Something was missed, for example while the window slept.
      const received = this.#received
      const { state } = await this.#db.load()
      // Whatever has arrived since is newer.
      if (received !== this.#received || this.#leadership.leads) return
      this.#confirmed = state
      this.#show()
    }
  }

  #connect(connection: Connection, tell = true): void {
    this.#connection = connection
    if (connection !== 'connecting') this.#isFirst = false
    if (tell) this.#post({ type: 'connection', connection })
    this.#show()
  }

  #post(message: Message): void {
    if (!this.#stop.signal.aborted) this.#channel.postMessage(message)
  }

  #show(): void {
    this.#overlay.lay(this.outbox.writes, this.#confirmed)
    const state = this.#isLoading ? 'loading' : this.#connection
    const { waiting, failures } = this.outbox
    const status: SyncStatus = {
      state,
      waiting,
      failures,
      isPersistent: this.#isStoring && this.#db.isPersistent,
    }
    const names = Object.keys(status) as (keyof SyncStatus)[]
    if (names.some((name) => status[name] !== this.#status[name])) this.#status = status
    for (const listener of this.#listeners) listener()
  }

  /** Making the first connection counts as loading, not as a lost connection, unless it takes too long. */
  get #isLoading(): boolean {
    return this.#connection === 'connecting' && (this.#isFirst || !this.#confirmed.loaded)
  }
}

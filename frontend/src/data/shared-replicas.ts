import type { Docket } from '@docket/sdk'
import { type Place, sharedOnes } from './database.ts'
import { forgetWorkspace, waitingIn } from './forget.ts'
import { Replica } from './replica.ts'
import { haveSameMembers, type Summary } from './writes.ts'

/** A workspace that the user may no longer enter. */
export interface Removal {
  workspaceId: string
  name: string
  /** What had not been saved there, and is lost. */
  unsaved: readonly Summary[]
}

interface Entry {
  opening: Promise<Replica>
  /** Once it is open. */
  replica?: Replica
  /** How many show it, or keep it open. */
  shown: number
}

/**
 * The open replicas of the workspaces that a user shares: those kept open, those shown, and those that still have
 * something to send. A workspace that the user may no longer enter is removed from this browser.
 */
export class SharedReplicas {
  readonly #own: Replica
  readonly #docket: Docket
  readonly #entries = new Map<string, Entry>()
  /** Those that are kept open, in the order in which they are listed; an entry may be gone already. */
  #kept: ReadonlyMap<string, Entry> = new Map()
  /** Those of them that are open. */
  #opened: readonly Replica[] = []
  /** Those that have left this browser, also while that is still under way, unless they were opened again. */
  readonly #gone = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #unfollow: (() => void) | undefined
  #removals: readonly Removal[] = []
  #isClosed = false

  /** @param own the replica of the user's own workspace, which has their preferences */
  constructor(own: Replica, docket: Docket) {
    this.#own = own
    this.#docket = docket
  }

  readonly removals = (): readonly Removal[] => this.#removals

  /** The workspaces that are kept open, as far as they are open by now. Stays the same while nothing has changed. */
  readonly opened = (): readonly Replica[] => this.#opened

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The user has seen what became of the workspaces that they may no longer enter. */
  dismissRemovals(): void {
    this.#tell([])
  }

  /** Opens a workspace to be shown; `release` has to follow. */
  async open(workspaceId: string): Promise<Replica> {
    return await this.#hold(workspaceId).opening
  }

  /** Keeps these workspaces open whether they are shown or not, and no others. */
  keepOpen(workspaceIds: readonly string[]): void {
    if (this.#isClosed) return
    const before = this.#kept
    // One that was removed is not opened again before the list has been without it.
    this.#kept = new Map(workspaceIds.map((id) => [id, before.get(id) ?? this.#hold(id)]))
    for (const [id, entry] of before) {
      if (!this.#kept.has(id) && this.#entries.get(id) === entry) this.release(id)
    }
    this.#list()
  }

  /** Closes a workspace that is no longer shown, once it has nothing to send. */
  release(workspaceId: string): void {
    const entry = this.#entries.get(workspaceId)
    if (entry === undefined) return
    entry.shown -= 1
    void entry.opening.then(
      (replica) => this.#closeIfDone(replica, entry),
      () => {}, // whoever opened it has reported why
    )
  }

  /** Removes a workspace from this browser, which the user has left or deleted. */
  async forget(workspaceId: string): Promise<void> {
    const entry = this.#entries.get(workspaceId)
    this.#gone.add(workspaceId)
    this.#drop(workspaceId)
    const replica = await entry?.opening.catch(() => undefined)
    replica?.close()
    await forgetWorkspace({ userId: this.#own.userId, workspaceId })
  }

  /** Sends what earlier pages left unsent, and finds out about workspaces that the user may no longer enter. */
  async sendWaiting(entered: readonly string[] | undefined): Promise<void> {
    const { userId } = this.#own
    for (const workspaceId of await sharedOnes(userId)) {
      const isEnded = entered !== undefined && !entered.includes(workspaceId)
      if (this.#isClosed || this.#entries.has(workspaceId) || this.#gone.has(workspaceId)) continue
      if (!isEnded && (await waitingIn({ userId, workspaceId })) === 0) continue
      await this.open(workspaceId)
      this.release(workspaceId)
    }
  }

  close(): void {
    this.#isClosed = true
    this.#kept = new Map()
    this.#opened = []
    this.#unfollow?.()
    for (const { opening } of this.#entries.values()) {
      void opening.then(
        (replica) => replica.close(),
        () => {}, // whoever opened it has reported why
      )
    }
    this.#entries.clear()
  }

  #hold(workspaceId: string): Entry {
    this.#gone.delete(workspaceId)
    const entry = this.#entries.get(workspaceId) ?? this.#begin(workspaceId)
    entry.shown += 1
    return entry
  }

  #begin(workspaceId: string): Entry {
    this.#unfollow ??= this.#followPreferences()
    const place: Place = { userId: this.#own.userId, workspaceId }
    const opening = Replica.open(place, this.#docket).then((replica) => {
      replica.followPreferences(this.#own.state().preferences)
      entry.replica = replica
      if (this.#isClosed) replica.close()
      else replica.subscribe(() => this.#changed(replica, entry))
      this.#changed(replica, entry)
      this.#list()
      return replica
    })
    const entry: Entry = { opening, shown: 0 }
    this.#entries.set(workspaceId, entry)
    opening.catch((error: unknown) => {
      // Whoever opened it to show it reports why as well.
      console.warn('Docket: a shared workspace could not be opened.', error)
      this.#drop(workspaceId)
    })
    return entry
  }

  #followPreferences(): () => void {
    const own = this.#own
    let { preferences } = own.state()
    return own.subscribe(() => {
      if (own.state().preferences === preferences) return
      preferences = own.state().preferences
      for (const { opening } of this.#entries.values()) {
        void opening.then(
          (replica) => replica.followPreferences(preferences),
          () => {}, // whoever opened it has reported why
        )
      }
    })
  }

  #changed(replica: Replica, entry: Entry): void {
    if (this.#entries.get(replica.workspaceId) !== entry) return
    if (replica.status().state === 'removed') void this.#remove(replica)
    else if (entry.shown === 0) this.#closeIfDone(replica, entry)
  }

  #closeIfDone(replica: Replica, entry: Entry): void {
    const { workspaceId } = replica
    const { state, waiting } = replica.status()
    if (entry.shown > 0 || this.#entries.get(workspaceId) !== entry) return
    // Whether the user may still enter is only known once the service has answered.
    if (waiting > 0 || state === 'loading' || state === 'offline' || state === 'connecting') return
    this.#entries.delete(workspaceId)
    replica.close()
  }

  async #remove(replica: Replica): Promise<void> {
    const { userId, workspaceId } = replica
    const { workspace } = replica.state()
    const unsaved = [
      ...replica.outbox.failures.map(({ summary }) => summary),
      ...replica.outbox.writes.flatMap(({ status, summary }) => (status === 'waiting' ? [summary] : [])),
    ]
    this.#gone.add(workspaceId)
    this.#drop(workspaceId)
    replica.close()
    this.#tell([...this.#removals, { workspaceId, name: workspace?.name ?? '', unsaved }])
    await forgetWorkspace({ userId, workspaceId })
  }

  #drop(workspaceId: string): void {
    this.#entries.delete(workspaceId)
    this.#list()
  }

  /** Finds out which of those that are kept open are so by now. */
  #list(): void {
    const opened = [...this.#kept].flatMap(([id, entry]) =>
      this.#entries.get(id) === entry && entry.replica !== undefined ? [entry.replica] : [],
    )
    if (haveSameMembers(opened, this.#opened)) return
    this.#opened = opened
    this.#tell(this.#removals)
  }

  #tell(removals: readonly Removal[]): void {
    this.#removals = removals
    for (const listener of this.#listeners) listener()
  }
}

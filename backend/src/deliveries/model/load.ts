import { LRUCache } from 'lru-cache'

/** Attempts under way at once: in all, and of those the most whose receivers failed the last time. */
const IN_ALL = 64
const FAILING = 32
/** Attempts under way at once to a receiver that received the last time. */
const EACH_GOOD = 4
/** To one that failed the last time, or of which nothing is known. */
export const EACH_OTHER = 1
/** Workspaces and, of each, receivers of which it is remembered how the last attempt ended. */
const WORKSPACES = 10_000
const RECEIVERS = 100

/**
 * What is under way, and how much more may be started. A receiver that does not answer holds a place for as long as an
 * attempt takes: one of its workspace's places, which are a share of all, and only one until it has received something.
 * Those that fail have but a part of all places together, however many they are.
 */
export class Load {
  readonly #eachWorkspace: number
  readonly #busy = new Map<string, Map<number, number>>()
  /** Whether a receiver received the last time, by workspace. */
  readonly #known = new LRUCache<string, Map<number, boolean>>({ max: WORKSPACES })
  #all = 0
  #failing = 0

  /** @param eachWorkspace attempts of one workspace that may be under way at once */
  constructor(eachWorkspace: number) {
    this.#eachWorkspace = eachWorkspace
  }

  /** An attempt begins. @returns to be called when it ends; undefined if it says nothing about the receiver */
  begin(workspace: string, receiver: number): (wasGood: boolean | undefined) => void {
    const isFailing = Number(this.#known.get(workspace)?.get(receiver) === false)
    this.#count(workspace, receiver, 1)
    this.#failing += isFailing
    return (wasGood) => {
      this.#count(workspace, receiver, -1)
      this.#failing -= isFailing
      if (wasGood !== undefined) this.#remember(workspace, receiver, wasGood)
    }
  }

  /** How many more attempts may be started, for any workspace. */
  get free(): number {
    return IN_ALL - this.#all
  }

  /** How many more of this workspace's attempts may be started. */
  freeOf(workspace: string): number {
    const counts = this.#busy.get(workspace)?.values() ?? []
    return Math.min(
      this.free,
      [...counts].reduce((rest, count) => rest - count, this.#eachWorkspace),
    )
  }

  /** How many more each of the workspace's receivers may have, where that can be other than `EACH_OTHER`. */
  freesOf(workspace: string): Map<number, number> {
    const busy = this.#busy.get(workspace) ?? new Map<number, number>()
    const frees = new Map<number, number>()
    let failing = FAILING - this.#failing
    for (const [receiver, count] of busy) frees.set(receiver, Math.max(0, EACH_OTHER - count))
    for (const [receiver, wasGood] of this.#known.get(workspace) ?? []) {
      const most = wasGood ? EACH_GOOD : Math.min(EACH_OTHER, failing)
      const free = Math.max(0, most - (busy.get(receiver) ?? 0))
      frees.set(receiver, free)
      if (!wasGood) failing -= free
    }
    return frees
  }

  #remember(workspace: string, receiver: number, wasGood: boolean): void {
    const known = this.#known.get(workspace) ?? new Map<number, boolean>()
    // The newest last: receivers come and go.
    known.delete(receiver)
    known.set(receiver, wasGood)
    const [oldest] = known.keys()
    if (known.size > RECEIVERS && oldest !== undefined) known.delete(oldest)
    this.#known.set(workspace, known)
  }

  #count(workspace: string, receiver: number, by: 1 | -1): void {
    const ofWorkspace = this.#busy.get(workspace) ?? new Map<number, number>()
    const count = (ofWorkspace.get(receiver) ?? 0) + by
    if (count === 0) ofWorkspace.delete(receiver)
    else ofWorkspace.set(receiver, count)
    if (ofWorkspace.size === 0) this.#busy.delete(workspace)
    else this.#busy.set(workspace, ofWorkspace)
    this.#all += by
  }
}

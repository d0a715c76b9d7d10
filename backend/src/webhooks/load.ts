/** Attempts under way at once: in all, per user, per webhook, and per webhook whose last attempt failed. */
const IN_ALL = 64
const EACH_USER = 16
export const EACH_WEBHOOK = 4
const EACH_FAILING = 1
/** Failing webhooks that are remembered per user. */
const REMEMBERED = 100

/**
 * What is under way, and how much more may be started. A receiver that does not answer holds a place for as long as an
 * attempt takes: one of its user's places, which are a share of all.
 */
export class Load {
  readonly #busy = new Map<string, Map<number, number>>()
  readonly #failing = new Map<string, Set<number>>()
  #all = 0

  begin(user: string, webhook: number): void {
    this.#count(user, webhook, 1)
  }

  end(user: string, webhook: number, wasGood: boolean): void {
    this.#count(user, webhook, -1)
    const failing = this.#failing.get(user) ?? new Set()
    if (wasGood) failing.delete(webhook)
    else if (failing.size < REMEMBERED) failing.add(webhook)
    if (failing.size === 0) this.#failing.delete(user)
    else this.#failing.set(user, failing)
  }

  /** How many more attempts may be started, for any user. */
  get free(): number {
    return IN_ALL - this.#all
  }

  /** How many more of this user's attempts may be started. */
  freeOf(user: string): number {
    const counts = this.#busy.get(user)?.values() ?? []
    return Math.min(
      this.free,
      [...counts].reduce((rest, count) => rest - count, EACH_USER),
    )
  }

  /** How many more each of the user's webhooks may have, where that can be less than `EACH_WEBHOOK`. */
  freesOf(user: string): Map<number, number> {
    const frees = new Map<number, number>()
    for (const webhook of this.#failing.get(user) ?? []) frees.set(webhook, EACH_FAILING)
    for (const [webhook, count] of this.#busy.get(user) ?? []) {
      frees.set(webhook, Math.max(0, (frees.get(webhook) ?? EACH_WEBHOOK) - count))
    }
    return frees
  }

  /** Forgets the failing webhooks of users who have none any more. */
  keep(users: ReadonlySet<string>): void {
    for (const user of this.#failing.keys()) if (!users.has(user)) this.#failing.delete(user)
  }

  #count(user: string, webhook: number, by: 1 | -1): void {
    const ofUser = this.#busy.get(user) ?? new Map<number, number>()
    const count = (ofUser.get(webhook) ?? 0) + by
    if (count === 0) ofUser.delete(webhook)
    else ofUser.set(webhook, count)
    if (ofUser.size === 0) this.#busy.delete(user)
    else this.#busy.set(user, ofUser)
    this.#all += by
  }
}

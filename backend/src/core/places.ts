/** Places for what stays open: so many for one user, and so many in all. */

/** What gives a place back, once, however often it is called; or whose limit is reached. */
export type Place = (() => void) | 'user' | 'all'

/** Counts in this process, or in the one that counts for several. */
export interface Places {
  /** Taken places. */
  readonly taken: number | Promise<number>
  take(userId: string): Place | Promise<Place>
}

export class LocalPlaces implements Places {
  readonly #perUser: number
  readonly #inAll: number
  readonly #ofUsers = new Map<string, number>()
  #taken = 0

  constructor(perUser: number, inAll: number) {
    this.#perUser = perUser
    this.#inAll = inAll
  }

  get taken(): number {
    return this.#taken
  }

  take(userId: string): Place {
    const own = this.#ofUsers.get(userId) ?? 0
    if (own >= this.#perUser) return 'user'
    if (this.#taken >= this.#inAll) return 'all'
    this.#ofUsers.set(userId, own + 1)
    this.#taken += 1
    let given = false
    return () => {
      if (given) return
      given = true
      this.#taken -= 1
      const rest = (this.#ofUsers.get(userId) ?? 1) - 1
      if (rest === 0) this.#ofUsers.delete(userId)
      else this.#ofUsers.set(userId, rest)
    }
  }
}

/** How much is sent to one user within an hour, by all of their channels. */

const HOUR = 60 * 60 * 1000
/** Instants that are remembered at least: what waits for longer than a day has about as many. */
const REMEMBERED = 250

/** An instant, in milliseconds since 1970, and how many deliveries are planned for it. */
export type Planned = readonly [at: number, count: number]

/**
 * Plans deliveries so that no hour, whenever it begins, has more than `limit`: what goes beyond is planned for the first
 * instant that has room. What waits for that instant leaves room for what can be sent before.
 */
export class HourlyLimit {
  readonly #limit: number
  /** By time. If there were more than are remembered, all before them counts as full. */
  #planned: Planned[]
  readonly #from: number

  /** @param planned what is planned already */
  constructor(limit: number, planned: readonly Planned[], now: number) {
    this.#limit = limit
    this.#planned = planned.filter(([at]) => at > now - HOUR)
    const first = this.#planned.length < this.#most ? undefined : this.#planned[0]
    this.#from = first === undefined ? 0 : first[0] + HOUR
  }

  /** Whether so many more may be sent at this instant. */
  hasRoom(count: number, at: number): boolean {
    if (at < this.#from) return false
    const near = this.#planned.filter(([time]) => time > at - HOUR && time < at + HOUR)
    if (count + countIn(near) <= this.#limit) return true
    // Each hour that has this instant begins at it, or with something that is planned before it.
    const starts = [at, ...near.map(([time]) => time).filter((time) => time < at)]
    return starts.every(
      (start) =>
        count + countIn(near.filter(([time]) => time >= start && time < start + HOUR)) <= this.#limit,
    )
  }

  /**
   * Plans deliveries together.
   * @param count at most `limit`
   * @returns when: at `wanted` or, if there is no room, as soon as there is
   */
  plan(count: number, wanted: number): number {
    // There is more room only where something has been an hour ago, and after all of it, there is enough.
    const later = this.#planned.map(([time]) => time + HOUR).filter((time) => time > wanted)
    const at = [wanted, ...later].find((time) => this.hasRoom(count, time)) ?? wanted
    const same = this.#planned.find(([time]) => time === at)?.[1] ?? 0
    const others = this.#planned.filter(([time]) => time !== at)
    this.#planned = [...others, [at, same + count] as const].sort(([one], [other]) => one - other)
    return at
  }

  /** An hour may have as many instants as deliveries. */
  get #most(): number {
    return Math.max(this.#limit, REMEMBERED)
  }

  /** What is planned now, as far as it matters later. */
  get planned(): readonly Planned[] {
    return this.#planned.slice(-this.#most)
  }
}

const countIn = (planned: readonly Planned[]): number => planned.reduce((sum, [, count]) => sum + count, 0)

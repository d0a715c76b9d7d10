import { hash } from 'node:crypto'

/** How much is sent to one user within an hour, by all of their channels, and how much of it others may cause. */

const HOUR = 60 * 60 * 1000
/** Instants that are remembered at least: what waits for longer than a day has about as many. */
const REMEMBERED = 250

/** An instant, in milliseconds since 1970, how many deliveries are planned for it, and who else causes them, if anybody. */
export type Planned = readonly [at: number, count: number, cause?: string]

/** Whoever causes it, in few characters: there may be hundreds in a row of the database. */
const inShort = (cause: string): string => hash('sha256', cause, 'base64url').slice(0, 8)

/**
 * Plans deliveries so that no hour, whenever it begins, has more than `limit`: what goes beyond is planned for the first
 * instant that has room. What waits for that instant leaves room for what can be sent before. What one other causes has a
 * third of it, and what all others cause two thirds, so that there is always room for what is the user's own.
 */
export class HourlyLimit {
  readonly #limit: number
  /** Instants that are remembered, of each: an hour may have as many as deliveries. */
  readonly #most: number
  #own: Plans
  #others: Plans
  /** There is no room before, for the user's own and for others': if there was more than is remembered, that is full. */
  readonly #from: { own: number; others: number }

  /** @param planned what is planned already */
  constructor(limit: number, planned: readonly Planned[], now: number) {
    this.#limit = limit
    this.#most = Math.max(limit, REMEMBERED)
    const recent = planned.filter(([at]) => at > now - HOUR)
    this.#own = new Plans(recent.filter(([, , cause]) => cause === undefined))
    this.#others = new Plans(recent.filter(([, , cause]) => cause !== undefined))
    this.#from = { own: this.#full(this.#own), others: this.#full(this.#others) }
  }

  #full({ all }: Plans): number {
    const first = all.length < this.#most ? undefined : all[0]
    return first === undefined ? 0 : first[0] + HOUR
  }

  /** The most that one other may cause within an hour, and so at once. */
  get share(): number {
    return Math.ceil(this.#limit / 3)
  }

  /** Whether so many more of the user's own may be sent at this instant. */
  hasRoom(count: number, at: number): boolean {
    return this.#roomFor(count, undefined)(at)
  }

  /** @param cause who else causes it, in short */
  #roomFor(count: number, cause: string | undefined): (at: number) => boolean {
    const [own, others, from, limit] = [this.#own, this.#others, this.#from, this.#limit]
    const ofOthers = Math.max(1, limit - this.share)
    if (cause === undefined) {
      return (at) => {
        // What is not remembered of the others is at most what they may cause.
        const least = at < from.others ? ofOthers : 0
        const counted = (mine: number, theirs = 0) => mine + Math.max(theirs, least)
        return at >= from.own && fits(count, at, [own, others], limit, counted)
      }
    }
    const same = new Plans(others.all.filter(([, , other]) => other === cause))
    return (at) =>
      at >= Math.max(from.own, from.others) &&
      fits(count, at, [same], this.share) &&
      fits(count, at, [others], ofOthers) &&
      fits(count, at, [own, others], limit)
  }

  /**
   * Plans deliveries together.
   * @param count at most `limit`, or `share` if somebody else causes them
   * @param cause who that is
   * @returns when: at `wanted` or, if there is no room, as soon as there is
   */
  plan(count: number, wanted: number, cause?: string): number {
    const by = cause === undefined ? undefined : inShort(cause)
    // There is more room only where something has been an hour ago, and after all of it, there is enough.
    const later = [...this.#own.all, ...this.#others.all]
      .map(([time]) => time + HOUR)
      .filter((time) => time > wanted)
      .sort((one, other) => one - other)
    const at = [wanted, ...later].find(this.#roomFor(count, by)) ?? wanted
    if (by === undefined) this.#own = this.#own.with([at, count])
    else this.#others = this.#others.with([at, count, by])
    return at
  }

  /** What is planned now, as far as it matters later. */
  get planned(): readonly Planned[] {
    return [...this.#own.all.slice(-this.#most), ...this.#others.all.slice(-this.#most)]
  }
}

/** What is planned, by time. */
class Plans {
  readonly all: readonly Planned[]
  /** How many deliveries come before each of them, and how many there are in all. */
  readonly #before: readonly number[]

  constructor(all: readonly Planned[]) {
    this.all = all
    const before = [0]
    for (const [index, [, count]] of all.entries()) before.push((before[index] ?? 0) + count)
    this.#before = before
  }

  with([at, count, cause]: Planned): Plans {
    const isSame = ([time, , other]: Planned) => time === at && other === cause
    const same = this.all.find(isSame)?.[1] ?? 0
    const one: Planned = cause === undefined ? [at, same + count] : [at, same + count, cause]
    const others = this.all.filter((each) => !isSame(each))
    return new Plans([...others, one].sort(([first], [second]) => first - second))
  }

  /** How many of `all` are earlier. */
  #earlier(than: number): number {
    let [low, high] = [0, this.all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.all[middle]?.[0] ?? 0) < than) low = middle + 1
      else high = middle
    }
    return low
  }

  /** How many deliveries there are from `start` and before `end`. */
  count(start: number, end: number): number {
    return (this.#before[this.#earlier(end)] ?? 0) - (this.#before[this.#earlier(start)] ?? 0)
  }

  /** The instants after `start` and before `end`. */
  between(start: number, end: number): number[] {
    return this.all.slice(this.#earlier(start + 1), this.#earlier(end)).map(([time]) => time)
  }
}

/**
 * Whether no hour with the instant `at` has more than `limit`, with `count` more.
 * @param parts of what is planned
 * @param counted what counts of what each of the parts has within an hour
 */
function fits(
  count: number,
  at: number,
  parts: readonly [Plans, Plans?],
  limit: number,
  counted = (one: number, another = 0): number => one + another,
): boolean {
  const [one, another] = parts
  const isLess = (start: number, end: number) =>
    count + counted(one.count(start, end), another?.count(start, end)) <= limit
  if (isLess(at - HOUR + 1, at + HOUR)) return true
  // Each hour that has this instant begins at it, or with something that is planned before it.
  const starts = [at, ...parts.flatMap((part) => part?.between(at - HOUR, at) ?? [])]
  return starts.every((start) => isLess(start, start + HOUR))
}

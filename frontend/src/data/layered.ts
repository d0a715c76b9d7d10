/**
 * An immutable map: `over` makes a changed one. Both share a base of rows, with a few rows of their own laid over it.
 * So a change need not copy ten thousand rows, and two maps can be compared without looking at the base.
 */
export class Layered<Value> implements ReadonlyMap<number, Value> {
  readonly size: number
  readonly #base: ReadonlyMap<number, Value>
  /** The rows that differ from the base; undefined for those removed. */
  readonly #over: ReadonlyMap<number, Value | undefined>
  /** All rows in order, built on first use. */
  #listed: Listed<Value> | undefined

  private constructor(base: ReadonlyMap<number, Value>, over: ReadonlyMap<number, Value | undefined>) {
    this.#base = base
    this.#over = over
    let size = base.size
    for (const [id, value] of over) size += Number(value !== undefined) - Number(base.has(id))
    this.size = size
  }

  /** @param changes null for rows to be removed */
  static over<Value>(
    rows: ReadonlyMap<number, Value>,
    changes: ReadonlyMap<number, Value | null>,
  ): Layered<Value> {
    const [base, before] = rows instanceof Layered ? [rows.#base, rows.#over] : [rows, NOTHING]
    const isThin = before.size < MOST_OVER
    const over = new Map<number, Value | undefined>(isThin ? before : NOTHING)
    for (const [id, value] of changes) over.set(id, value ?? undefined)
    return new Layered(isThin ? base : new Map(rows), over)
  }

  /** The ids whose values differ between the maps. Quick if one was made from the other, or both from a third. */
  static differing<Value>(one: ReadonlyMap<number, Value>, other: ReadonlyMap<number, Value>): number[] {
    const ids =
      Layered.#baseOf(one) === Layered.#baseOf(other)
        ? [...Layered.#overIn(one).keys(), ...Layered.#overIn(other).keys()]
        : [...one.keys(), ...other.keys()]
    return [...new Set(ids)].filter((id) => one.get(id) !== other.get(id))
  }

  static #baseOf<Value>(rows: ReadonlyMap<number, Value>): ReadonlyMap<number, Value> {
    return rows instanceof Layered ? rows.#base : rows
  }

  static #overIn(rows: ReadonlyMap<number, unknown>): ReadonlyMap<number, unknown> {
    return rows instanceof Layered ? rows.#over : NOTHING
  }

  get(id: number): Value | undefined {
    return this.#over.has(id) ? this.#over.get(id) : this.#base.get(id)
  }

  has(id: number): boolean {
    return this.get(id) !== undefined
  }

  values(): MapIterator<Value> {
    return this.#all().values.values()
  }

  keys(): MapIterator<number> {
    return this.#all().ids.values()
  }

  entries(): MapIterator<[number, Value]> {
    const { ids, values } = this.#all()
    return ids.map((id, index): [number, Value] => [id, values[index] as Value]).values()
  }

  [Symbol.iterator](): MapIterator<[number, Value]> {
    return this.entries()
  }

  forEach(call: (value: Value, id: number, rows: ReadonlyMap<number, Value>) => void): void {
    for (const [id, value] of this.entries()) call(value, id, this)
  }

  /** In the order of the base, followed by the rows that it does not have. */
  #all(): Listed<Value> {
    if (this.#listed !== undefined) return this.#listed
    const listed: Listed<Value> = { ids: [], values: [] }
    for (const [id, below] of this.#base) {
      const value = this.#over.has(id) ? this.#over.get(id) : below
      if (value === undefined) continue
      listed.ids.push(id)
      listed.values.push(value)
    }
    for (const [id, value] of this.#over) {
      if (value === undefined || this.#base.has(id)) continue
      listed.ids.push(id)
      listed.values.push(value)
    }
    this.#listed = listed
    return listed
  }
}

interface Listed<Value> {
  ids: number[]
  values: Value[]
}

/** The number of rows over the base at which the next change merges all into a new base. */
const MOST_OVER = 500
const NOTHING: ReadonlyMap<number, undefined> = new Map()

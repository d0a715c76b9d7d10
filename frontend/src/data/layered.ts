/**
 * A map that is never changed: `over` makes another one. Both stand on the same rows and have a few others over them. So
 * a change need not copy ten thousand rows, and what two maps differ in is found without a look at them.
 */
export class Layered<Value> implements ReadonlyMap<number, Value> {
  readonly size: number
  readonly #base: ReadonlyMap<number, Value>
  /** What is otherwise than in the base; undefined where there is none any more. */
  readonly #over: ReadonlyMap<number, Value | undefined>
  /** Made when it is first asked for: most ask for all. */
  #listed: Listed<Value> | undefined

  private constructor(base: ReadonlyMap<number, Value>, over: ReadonlyMap<number, Value | undefined>) {
    this.#base = base
    this.#over = over
    let size = base.size
    for (const [id, value] of over) size += Number(value !== undefined) - Number(base.has(id))
    this.size = size
  }

  /** @param changes null where there is to be none */
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

  /** The ids of what the two maps have not alike. Quick where one was made from the other, or both from a third. */
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

  /** In the order of the base, and then what it has not. */
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

/** Rows over the base at which the next change makes a base of all. */
const MOST_OVER = 500
const NOTHING: ReadonlyMap<number, undefined> = new Map()

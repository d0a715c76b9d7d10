/** Small things that the browser remembers, as text; where it keeps nothing, the page remembers them while it lives. */
export class Shelf {
  readonly #open: () => Storage
  /** What the browser did not take. */
  readonly #here = new Map<string, string | null>()

  /** @param open throws where the browser's storage is blocked */
  constructor(open: () => Storage) {
    this.#open = open
  }

  get(name: string): string | null {
    const here = this.#here.get(name)
    if (here !== undefined) return here
    try {
      return this.#open().getItem(name)
    } catch {
      return null // blocked: nothing was ever kept
    }
  }

  /** What was kept as JSON; undefined when there is none, or something that somebody else has put there. */
  read(name: string): unknown {
    try {
      return JSON.parse(this.get(name) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  /** @param text null for nothing */
  set(name: string, text: string | null): void {
    try {
      if (text === null) this.#open().removeItem(name)
      else this.#open().setItem(name, text)
      this.#here.delete(name)
    } catch {
      this.#here.set(name, text) // blocked or full
    }
  }

  write(name: string, value: unknown): void {
    this.set(name, JSON.stringify(value))
  }

  /** Forgets all whose names begin so. */
  clear(prefix: string): void {
    for (const name of [...this.#here.keys(), ...this.#names()]) {
      if (name.startsWith(prefix)) this.set(name, null)
    }
  }

  #names(): string[] {
    try {
      return Object.keys(this.#open())
    } catch {
      return [] // blocked
    }
  }
}

/** For all windows of this browser. */
export const shelf = new Shelf(() => localStorage)
/** For this window alone. */
export const windowShelf = new Shelf(() => sessionStorage)

/** The name of what is one user's own: it is forgotten with all else that is kept of them here. */
export const ofUser = (userId: string, name: string): string => `docket.of.${userId}.${name}`

export const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((member) => typeof member === 'string')

export const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((member) => typeof member === 'number')

/** Small things that the browser remembers, as text. Where it stores nothing, they last as long as the page. */
export class BrowserStorage {
  readonly #open: () => Storage
  /** What the browser has refused to store. */
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
      return null // blocked: nothing was ever stored
    }
  }

  /** The value stored as JSON; undefined if there is none, or if it is not JSON. */
  read(name: string): unknown {
    try {
      return JSON.parse(this.get(name) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  /** @param text null to remove it */
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

  /** Removes everything whose name starts with `prefix`. */
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
export const browserStorage = new BrowserStorage(() => localStorage)
/** For this window alone. */
export const windowStorage = new BrowserStorage(() => sessionStorage)

/** The name of an entry that belongs to one user: removed with everything else that is stored for them here. */
export const ofUser = (userId: string, name: string): string => `docket.of.${userId}.${name}`

/** The name of one that belongs to what the user sees of a workspace; in their own (which has the user's id), of the user. */
export const inWorkspace = (place: { userId: string; workspaceId: string }, name: string): string =>
  ofUser(place.userId, place.workspaceId === place.userId ? name : `${place.workspaceId}.${name}`)

export const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((member) => typeof member === 'string')

export const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((member) => typeof member === 'number')

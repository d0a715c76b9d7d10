/**
 * One window of the browser leads: the browser's locks choose it, and the next when it closes. A page that came
 * without TLS has no locks, nor one whose storage is blocked: there each window leads itself, and the keys of the
 * writes keep them from doubling.
 */
export class Leadership {
  readonly #name: string | null
  leads = false
  #isChosen = false
  readonly #decision = Promise.withResolvers<void>()

  /** @param name null for a window that has nothing in common with others */
  constructor(name: string | null) {
    this.#name = name
  }

  /** Whether this window leads, and no other does. */
  get isAlone(): boolean {
    return this.leads && (this.#name === null || this.#isChosen)
  }

  /** Resolves when it is known whether this window leads from the start, or another does. */
  get decided(): Promise<void> {
    return this.#decision.promise
  }

  /** Does `work` when this window leads. Resolves when it is done or `signal` aborts. */
  async lead(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    const run = async () => {
      this.leads = true
      this.#decision.resolve()
      try {
        await work()
        // Who follows no longer, signed out, keeps the lead all the same: the others could not either.
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
      } finally {
        this.leads = false
      }
    }
    if (this.#name === null || navigator.locks === undefined) return await run()
    const chosen = async () => {
      this.#isChosen = true
      await run()
      return true
    }
    try {
      // A request that waits does not tell whether it has to.
      const isOver = await navigator.locks.request(
        this.#name,
        { ifAvailable: true },
        (lock) => lock !== null && chosen(),
      )
      if (isOver) return
      this.#decision.resolve()
      await navigator.locks.request(this.#name, { signal }, chosen)
    } catch (error) {
      this.#decision.resolve()
      if (signal.aborted) return
      if (!isBlocked(error)) throw error
      await run()
    }
  }
}

const isBlocked = (error: unknown): boolean => error instanceof DOMException && error.name === 'SecurityError'

/**
 * Chooses the one window of the browser that leads, by the Web Locks API; when it closes, another one takes over.
 * Pages without TLS, or with blocked storage, have no locks: there each window leads itself, and the idempotency keys
 * keep writes from being made twice.
 */
export class Leadership {
  readonly #name: string | null
  leads = false
  #isChosen = false
  readonly #decision = Promise.withResolvers<void>()

  /** @param name null for a window that shares nothing with others */
  constructor(name: string | null) {
    this.#name = name
  }

  /** Whether this window leads, and no other does. */
  get isAlone(): boolean {
    return this.leads && (this.#name === null || this.#isChosen)
  }

  /** Resolves when it is known whether this window leads from the start or another one does. */
  get decided(): Promise<void> {
    return this.#decision.promise
  }

  /** Runs `work` once this window leads, and keeps the lead until `signal` aborts or `work` throws. */
  async lead(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    const run = async () => {
      this.leads = true
      this.#decision.resolve()
      try {
        await work()
        // A window whose work ended with the session keeps the lead: the others could do no better.
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
      // A request for a lock does not report that it has to wait, so the first one does not wait.
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

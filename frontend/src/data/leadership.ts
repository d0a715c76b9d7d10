/**
 * One window of the browser leads: the browser's locks choose it, and the next when it closes. A page that came
 * without TLS has no locks: there each window leads itself, and the keys of the writes keep them from doubling.
 */
export class Leadership {
  readonly #name: string
  leads = false

  constructor(name: string) {
    this.#name = name
  }

  /** Whether this window leads, and no other does. */
  get isAlone(): boolean {
    return this.leads && navigator.locks !== undefined
  }

  /** Does `work` when this window leads. Resolves when it is done or `signal` aborts. */
  async lead(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    const run = async () => {
      this.leads = true
      try {
        await work()
        // Who follows no longer, signed out, keeps the lead all the same: the others could not either.
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
      } finally {
        this.leads = false
      }
    }
    if (navigator.locks === undefined) return await run()
    await navigator.locks.request(this.#name, { signal }, run).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
}

/** Limits how long to wait for earlier work. */
interface QueueOptions {
  /** Milliseconds that work may wait for earlier work of the same name. */
  timeout: number
  /** The error for waiting too long. */
  timeoutError: () => Error
  /** Whether an error means that the work after it would fail too: then nobody waits to find out. */
  isContagious: (error: unknown) => boolean
}

/**
 * Runs what has the same name (a workspace's writes, a user's questions) one at a time: whoever starts a lot at once
 * waits for themselves, and nobody else does.
 */
export class Queue {
  /**
   * For each name with work in progress: settles when it has ended, with the error that those waiting behind it get
   * too.
   */
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #options: QueueOptions

  constructor(options: QueueOptions) {
    this.#options = options
  }

  /** Runs `work` once everything of this name that started earlier has ended; later work does not wait for it. */
  after<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name)
    return before === undefined ? work() : this.#wait(before).then(work)
  }

  /** Runs `work` once everything of this name that started earlier has ended. */
  run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name)
    const running = this.after(name, work)
    // Giving up waiting does not end the earlier work.
    const over = Promise.all([running.then(() => undefined, this.#contagious), before]).then(([error]) => {
      if (this.#last.get(name) === over) this.#last.delete(name)
      return error
    })
    this.#last.set(name, over)
    return running
  }

  readonly #contagious = (error: unknown): unknown => (this.#options.isContagious(error) ? error : undefined)

  async #wait(before: Promise<unknown>): Promise<void> {
    const { promise: tooLong, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(this.#options.timeoutError()), this.#options.timeout)
    try {
      const error = await Promise.race([before, tooLong])
      if (error !== undefined) throw error
    } finally {
      clearTimeout(timer)
    }
  }
}

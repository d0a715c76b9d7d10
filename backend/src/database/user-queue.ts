/** Limits how long to wait for earlier work. */
interface QueueOptions {
  /** Milliseconds that work may wait for earlier work of the same user. */
  timeout: number
  /** The error for waiting too long. */
  timeoutError: () => Error
  /** Whether an error means that the work after it would fail too: then nobody waits to find out. */
  isContagious: (error: unknown) => boolean
}

/** Runs each user's work one at a time: someone who starts a lot at once waits for themselves, and nobody else does. */
export class UserQueue {
  /**
   * For each `who` with work in progress: settles when it has ended, with the error that those waiting behind it get
   * too.
   */
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #options: QueueOptions

  constructor(options: QueueOptions) {
    this.#options = options
  }

  /** Runs `work` once everything that `who` started earlier has ended; later work does not wait for it. */
  after<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(who)
    return before === undefined ? work() : this.#wait(before).then(work)
  }

  /** Runs `work` once everything that `who` started earlier has ended. */
  run<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(who)
    const running = this.after(who, work)
    // Giving up waiting does not end the earlier work.
    const over = Promise.all([running.then(() => undefined, this.#contagious), before]).then(([error]) => {
      if (this.#last.get(who) === over) this.#last.delete(who)
      return error
    })
    this.#last.set(who, over)
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

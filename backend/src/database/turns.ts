/** What is waited for longer than this is not worth waiting for. */
interface Patience {
  /** Milliseconds that one may wait for what one began before. */
  patience: number
  /** What the one who waited too long is told. */
  late: () => Error
  /** Whether an error says that what follows would fail as well: then nobody waits to see it. */
  isContagious: (error: unknown) => boolean
}

/** Lets everybody do one thing after the other: who begins many at once waits for themselves, and nobody else does. */
export class Turns {
  /** For each who has something under way: settles when it is over, with the error that those behind it get too. */
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #options: Patience

  constructor(options: Patience) {
    this.#options = options
  }

  /** Runs `work`, which nobody has to wait for, when all that `who` began before is over. */
  after<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(who)
    return before === undefined ? work() : this.#wait(before).then(work)
  }

  /** Runs `work` when all that `who` began before is over. */
  take<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(who)
    const turn = this.after(who, work)
    // Who gave up waiting has not ended what is before.
    const over = Promise.all([turn.then(() => undefined, this.#contagious), before]).then(([error]) => {
      if (this.#last.get(who) === over) this.#last.delete(who)
      return error
    })
    this.#last.set(who, over)
    return turn
  }

  readonly #contagious = (error: unknown): unknown => (this.#options.isContagious(error) ? error : undefined)

  async #wait(before: Promise<unknown>): Promise<void> {
    const { promise: tooLong, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(this.#options.late()), this.#options.patience)
    try {
      const error = await Promise.race([before, tooLong])
      if (error !== undefined) throw error
    } finally {
      clearTimeout(timer)
    }
  }
}

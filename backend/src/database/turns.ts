/** Lets everybody do one thing after the other: who begins many at once waits for themselves, and nobody else does. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs `work`, which nobody has to wait for, when all that `who` began before is over. */
  after<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    return this.#last.get(who)?.then(work) ?? work()
  }

  /** Runs `work` when all that `who` began before is over. */
  take<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(who) ?? Promise.resolve()
    const turn = before.then(work)
    const over = turn
      .catch(() => {})
      .then(() => {
        if (this.#last.get(who) === over) this.#last.delete(who)
      })
    this.#last.set(who, over)
    return turn
  }
}

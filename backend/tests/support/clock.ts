/** A clock that a test moves. It starts at the real time, since libraries that sign tokens read that one. */
export class TestClock {
  #ahead = 0

  /** @param milliseconds how far to go on from now */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds
  }

  readonly now = (): Date => new Date(Date.now() + this.#ahead)
}

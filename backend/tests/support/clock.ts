/** A clock that a test moves. It starts at the real time, since libraries that sign tokens read that one. */
export class TestClock {
  #stoppedAt: number | undefined
  #ahead = 0

  /** @param still whether it stands still but for `advance`; otherwise it also goes on by itself */
  constructor({ still = false } = {}) {
    if (still) this.stop()
  }

  /** From now on it stands still but for `advance` and `set`. */
  stop(): void {
    this.#stoppedAt ??= Date.now()
  }

  /** @param milliseconds how far to go on from now */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds
  }

  /** Goes on from `instant`, RFC 3339. */
  set(instant: string): void {
    this.#ahead += Date.parse(instant) - this.now().getTime()
  }

  readonly now = (): Date => new Date((this.#stoppedAt ?? Date.now()) + this.#ahead)
}

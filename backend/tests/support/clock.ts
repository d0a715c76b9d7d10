/** A clock that a test moves. It starts at the real time, because libraries that sign tokens read that. */
export class TestClock {
  #stoppedAt: number | undefined
  #ahead = 0

  /** @param still whether only `advance` and `set` move it; otherwise it also runs by itself */
  constructor({ still = false } = {}) {
    if (still) this.stop()
  }

  /** From now on, only `advance` and `set` move it. */
  stop(): void {
    this.#stoppedAt ??= Date.now()
  }

  /** @param milliseconds how far to move forward */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds
  }

  /** Continues from `instant`, RFC 3339. */
  set(instant: string): void {
    this.#ahead += Date.parse(instant) - this.now().getTime()
  }

  readonly now = (): Date => new Date((this.#stoppedAt ?? Date.now()) + this.#ahead)
}

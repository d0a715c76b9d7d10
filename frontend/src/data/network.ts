import { Pauses } from './pauses.ts'

/** Milliseconds to wait after this many failures. */
export type BackOff = (failures: number) => number

export const longer: BackOff = (failures) => Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2)

/** What the browser says of its network: when requests are in vain, and when it is worth trying again. */
export class Network {
  readonly #backOff: BackOff
  readonly #pauses = new Pauses()
  #lost = new AbortController()

  constructor(backOff: BackOff) {
    this.#backOff = backOff
  }

  /** Aborts when the network is lost, and is another one from then on. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  watch(): void {
    addEventListener('online', this.#isBack)
    addEventListener('offline', this.#isLost)
    document.addEventListener('visibilitychange', this.#isBack)
  }

  close(): void {
    this.#pauses.end()
    removeEventListener('online', this.#isBack)
    removeEventListener('offline', this.#isLost)
    document.removeEventListener('visibilitychange', this.#isBack)
  }

  /** Backs off for longer with each failure, but ends when the network or the user comes back. */
  pause(attempt: number, seconds = 0): Promise<void> {
    return this.#pauses.pause(Math.max(this.#backOff(attempt), seconds * 1000))
  }

  endPauses(): void {
    this.#pauses.end()
  }

  readonly #isBack = (): void => {
    if (document.visibilityState === 'visible') this.#pauses.end()
  }

  readonly #isLost = (): void => {
    this.#lost.abort()
    this.#lost = new AbortController()
  }
}

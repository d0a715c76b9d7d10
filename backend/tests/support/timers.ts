import type { TestContext } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'

/**
 * The time-outs of this process: those of the service and of its libraries, which take a global `setTimeout` or
 * `AbortSignal.timeout`. They run by themselves as well, but a test sets them to minutes, and has them end here when
 * what they are for has happened: then no busy machine meets them first.
 */
export class TestTimers {
  readonly #waiting = new Map<NodeJS.Timeout, { due: number; end: () => void }>()
  readonly #set = globalThis.setTimeout
  readonly #clear = globalThis.clearTimeout
  readonly #signal = AbortSignal.timeout

  /** @param t the test at whose end all is as before; without, `restore` is called */
  constructor(t?: TestContext) {
    t?.after(() => this.restore())
    globalThis.setTimeout = new Proxy(this.#set, {
      apply: (_, __, [work, milliseconds, ...values]) =>
        this.#start(() => work(...values), milliseconds ?? 0),
    })
    globalThis.clearTimeout = new Proxy(this.#clear, {
      apply: (clear, self, [timer]) => {
        this.#waiting.delete(timer)
        return Reflect.apply(clear, self, [timer])
      },
    })
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController()
      const late = () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError'))
      this.#start(late, milliseconds).unref()
      return controller.signal
    }
  }

  #start(work: () => void, milliseconds: number): NodeJS.Timeout {
    const end = () => {
      this.#waiting.delete(timer)
      work()
    }
    const timer = this.#set(end, milliseconds)
    const due = () => performance.now() + milliseconds
    this.#waiting.set(timer, { due: due(), end })
    const refresh = timer.refresh.bind(timer)
    timer.refresh = () => {
      const waiting = this.#waiting.get(timer)
      if (waiting === undefined) return timer
      waiting.due = due()
      return refresh()
    }
    return timer
  }

  /** Ends whatever is due within so many milliseconds from now, as if they had passed. */
  advance(milliseconds: number): void {
    const now = performance.now() + milliseconds
    for (const [timer, waiting] of [...this.#waiting].sort(([, one], [, other]) => one.due - other.due)) {
      // An earlier one may have cleared it.
      if (!this.#waiting.has(timer)) continue
      if (waiting.due > now) {
        waiting.due -= milliseconds
        continue
      }
      this.#clear(timer)
      waiting.end()
    }
  }

  /** Has everything that takes up to `milliseconds` end, until `work` has: all of it waits for what never comes. */
  async outlast<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
    let isOver = false
    const over = work.finally(() => {
      isOver = true
    })
    over.catch(() => {})
    while (!isOver) {
      this.advance(milliseconds)
      await turn()
    }
    return over
  }

  restore(): void {
    Object.assign(globalThis, { setTimeout: this.#set, clearTimeout: this.#clear })
    AbortSignal.timeout = this.#signal
  }
}

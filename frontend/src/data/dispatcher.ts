import type { Docket } from '@docket/sdk'
import { failureFor, type Reason } from './failures.ts'
import { unsent } from './forgotten.ts'
import type { Outbox } from './outbox.ts'
import { isAnswering, send } from './sender.ts'
import { dangles, type Write } from './writes.ts'

interface DispatcherOptions {
  outbox: Outbox
  docket: Docket
  workspaceId: string
  /** Whether others share the workspace. */
  isShared: boolean
  onSignedOut(): void
  /** The user may no longer enter the workspace. */
  onRemoved(): void
  pause(attempt: number, seconds?: number): Promise<void>
}

/** Milliseconds for which the event stream waits for the answer to a write on its way. */
const SLOWEST_ANSWER = 1_000
/** How often the service may fail at a write, while it answers others, before the queue moves on: a few minutes. */
const MOST_FAULTS = 10

/** Sends the writes waiting in the outbox, one at a time and in order, on behalf of all windows. */
export class Dispatcher {
  readonly #options: DispatcherOptions
  /** How often the service has failed at the write at the head of the queue. */
  #faults = { key: '', times: 0 }
  #sent: Promise<unknown> = Promise.resolve()

  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  /** Sends waiting writes until `signal` aborts, or the session or the membership ends. */
  async run(signal: AbortSignal): Promise<void> {
    const { outbox } = this.#options
    await outbox.pruneAnswers()
    signal.addEventListener('abort', () => outbox.wake(), { once: true })
    for (let failures = 0; !signal.aborted; ) {
      const write = await outbox.next()
      if (write === undefined || signal.aborted) continue
      const sent = this.#sendOne(write, failures)
      this.#sent = sent.catch(() => {}) // thrown below
      const isReady = await sent
      if (isReady === 'over') return
      failures = isReady === 'again' ? failures + 1 : 0
    }
  }

  /**
   * Resolves when the write on its way has been answered, or has gone unanswered for too long. The event stream may
   * overtake the answer: as long as its real id is unknown, whatever the write created would be shown twice.
   */
  async answered(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise((resolve) => {
      timer = setTimeout(resolve, SLOWEST_ANSWER)
    })
    await Promise.race([this.#sent, tooLong])
    clearTimeout(timer)
  }

  async #sendOne(made: Write, failures: number): Promise<'done' | 'again' | 'over'> {
    const { outbox, docket, workspaceId, isShared, pause, onSignedOut, onRemoved } = this.#options
    // The window that made it may not have known the answers received here.
    const write = outbox.references.resolve(made)
    if (outbox.references.isVoid(write)) {
      await outbox.drop([write.key])
      return 'done'
    }
    if (dangles(write)) {
      await this.#giveUp(write, 'NOT_FOUND')
      return 'done'
    }
    const outcome = await send({ docket, workspaceId, isShared }, outbox.noteSending(write), Date.now())
    if ('signedOut' in outcome) {
      if (write.sent === undefined) outbox.replace(write)
      onSignedOut()
      return 'over'
    }
    if ('removed' in outcome) {
      if (write.sent === undefined) outbox.replace(write)
      onRemoved()
      return 'over'
    }
    if ('forgotten' in outcome) {
      if (outcome.forgotten === 'uncertain') await this.#giveUp(write, 'UNCERTAIN')
      else outbox.replace(unsent(write))
      return 'done'
    }
    if ('again' in outcome) {
      const { seconds, fault } = outcome.again
      if (fault !== undefined && (await this.#isHopeless(write))) {
        await this.#giveUp(write, fault)
        return 'done'
      }
      await pause(failures + 1, seconds)
      return 'again'
    }
    if ('failure' in outcome) await outbox.refuse(outcome.failure)
    else await outbox.settle(write, outcome.answer)
    return 'done'
  }

  /** Whether the service has failed at this write again and again while it answered other requests. */
  async #isHopeless({ key }: Write): Promise<boolean> {
    const { docket, workspaceId } = this.#options
    if (!(await isAnswering(docket, workspaceId))) return false
    this.#faults = { key, times: this.#faults.key === key ? this.#faults.times + 1 : 1 }
    return this.#faults.times >= MOST_FAULTS
  }

  async #giveUp(write: Write, code: Reason): Promise<void> {
    this.#faults = { key: '', times: 0 }
    await this.#options.outbox.refuse(failureFor(write, code, Date.now()))
  }
}

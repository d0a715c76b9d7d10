import type { Clock } from '../core/clock.ts'
import { tellAgain } from './again.ts'
import type { NotifierContext } from './context.ts'
import { tellDue } from './due.ts'
import { tellInvited } from './invited.ts'
import { tellOverviews } from './overviews.ts'
import { tellShared } from './shared.ts'

/**
 * Looks every second for what there is to tell. All of it is in the database, and stays there until it has been told: an
 * instance that was down tells it when it is back, and two instances tell it once.
 */

const LOOK_EVERY = 1_000
/** What others did, invitations and overviews are looked for less often. */
const OTHERS_EVERY = 3
/** Looks after which what could not be told is tried again. */
const REST = 60

export interface NotifierOptions extends Omit<NotifierContext, 'resting'> {
  clock: Clock
  /** Called when there is something to deliver. */
  told(): void
  /** Milliseconds; null to look only when `look` is called. */
  lookEvery?: number | null
}

export interface Notifier {
  /** Looks for everything, now. When it settles, what is due has been told. */
  look(): Promise<void>
  /** Settles when nothing is under way. */
  close(): Promise<void>
}

type Look = (context: NotifierContext, now: Date) => Promise<boolean>

/** What has a time. */
const TIMED: readonly Look[] = [tellDue, tellAgain]
const OTHERS: readonly Look[] = [tellShared, tellOverviews, tellInvited]

export function startNotifier({
  clock,
  told,
  lookEvery = LOOK_EVERY,
  ...options
}: NotifierOptions): Notifier {
  const context: NotifierContext = { ...options, resting: new Set() }
  let ticks = 0
  let closed = false
  let running: Promise<void> | undefined

  async function lookFor(looks: readonly Look[]): Promise<void> {
    for (const look of looks) {
      if (closed) return
      try {
        if (await look(context, clock())) told()
      } catch (error) {
        // It is all still there at the next look.
        context.log.warn({ err: error }, 'telling users is delayed')
      }
    }
  }

  function run(looks: readonly Look[]): Promise<void> {
    running = lookFor(looks).finally(() => {
      running = undefined
    })
    return running
  }

  function tick(): void {
    if (running !== undefined) return
    ticks += 1
    if (ticks % REST === 0) context.resting.clear()
    void run(ticks % OTHERS_EVERY === 0 ? [...TIMED, ...OTHERS] : TIMED)
  }

  const ticking = lookEvery === null ? undefined : setInterval(tick, lookEvery).unref()

  return {
    async look() {
      await running
      context.resting.clear()
      await run([...TIMED, ...OTHERS])
    },
    async close() {
      closed = true
      clearInterval(ticking)
      await running
    },
  }
}

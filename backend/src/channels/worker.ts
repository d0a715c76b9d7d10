import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import type { Database } from '../database/connection.ts'
import { EACH_OTHER, Load } from '../deliveries/model/load.ts'
import { nextAttempt } from '../deliveries/model/retries.ts'
import { channelsOfEnded, endedSessions, forgetEnded } from './crud/ended-sessions.ts'
import { endMadeWith } from './crud/made-with.ts'
import { addressOf, endChannel } from './crud.ts'
import type { ChannelMetrics } from './metrics.ts'
import type { Carrier, Message, Target } from './model/message.ts'
import { bringBackDue, type Claimed, claim, look, type Settlement, settle } from './queue.ts'
import { opened, signingSecretOf } from './secrets.ts'

/**
 * Delivers what is due. It looks as soon as it is woken, and every few seconds: for what other instances have planned,
 * for retries, for what waits for the end of quiet hours, and for what a crashed instance left.
 */

const LOOK_EVERY = 2_000
/** Milliseconds after which a claimed delivery counts as lost: an attempt takes at most half of that. */
export const LEASE = 60_000
/** Attempts of one user that are under way at once. */
const EACH_USER = 8
/** Milliseconds that attempts under way may take to finish when the service stops. */
const CLOSE_TIMEOUT = 3_000
/** Milliseconds after its time at which a delivery counts as late. */
const LATE = 60_000

export interface WorkerOptions {
  db: Database
  clock: Clock
  /** The server's secret. */
  secret: string
  carrier: Carrier
  /**
   * What a delivery says, in the language of the user.
   * @param notificationId null for a test
   * @returns undefined if there is nothing to tell any more
   */
  compose(
    userId: string,
    delivery: Pick<Claimed, 'channel_id' | 'notification_id'>,
  ): Promise<Message | undefined>
  log: { warn(context: object, message: string): void }
  metrics?: ChannelMetrics | undefined
  /** Milliseconds; null to look only when `look` is called. */
  lookEvery?: number | null
  /** From 0 to 1. */
  random?: () => number
  closeTimeout?: number
}

export interface ChannelWorker {
  /** Looks soon. */
  wake(): void
  /** Looks once, now. When it settles, what is due is under way, as far as there is room. */
  look(): Promise<void>
  /** Settles when nothing is under way. */
  idle(): Promise<void>
  /** Aborts what is still under way after a moment; it is sent again later or by another instance. */
  close(): Promise<void>
}

export function startChannelWorker(options: WorkerOptions): ChannelWorker {
  const { db, clock, secret, carrier, compose, log, metrics } = options
  const { lookEvery = LOOK_EVERY, random = Math.random, closeTimeout = CLOSE_TIMEOUT } = options
  const load = new Load(EACH_USER)
  const underWay = new Set<Promise<void>>()
  /** Users who may have more that is due than they have places for, and those of them who have a place again. */
  const waiting = new Set<string>()
  const ready = new Set<string>()
  const stopping = new AbortController()
  let lastLook = Number.POSITIVE_INFINITY
  let closed = false
  let again = false
  /** Whether what else there is to do is done as well, which it is not whenever there is a place again. */
  let isLooking = false
  let running: Promise<void> | undefined

  const looking = lookEvery === null ? undefined : setInterval(() => void lookNow(), lookEvery).unref()

  /** Work that fails is done again after the next look: whatever is in the database is not forgotten. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.warn({ err: error }, 'notifying is delayed')
    }
  }

  async function endBrowsersOf(userId: string, sessionId: string | null): Promise<void> {
    for (const channel of await channelsOfEnded(userId, db.finder, sessionId))
      await switchOff(userId, channel)
  }

  /** What ended with a session, a key or a client sends nothing more. */
  async function endThose(): Promise<void> {
    for (const { id, userId, sessionId, madeWith, workspaceId } of await endedSessions(db.finder)) {
      await guarded(async () => {
        if (madeWith !== null) await endMadeWith(db, { userId, madeWith, workspaceId }, clock())
        else await endBrowsersOf(userId, sessionId)
        await forgetEnded(db.finder, id)
      })
    }
  }

  /** Looks now or, if that is under way, once more afterwards. */
  function lookNow(): Promise<void> {
    again = true
    isLooking = true
    return run()
  }

  function run(): Promise<void> {
    running ??= guarded(async () => {
      while (!closed && load.free > 0) {
        const [user] = ready
        if (user !== undefined) {
          ready.delete(user)
          await guarded(() => claimOf(user))
        } else if (again) {
          again = false
          await lookAround()
        } else return
      }
    }).finally(() => {
      running = undefined
    })
    return running
  }

  /** Goes on until everybody has had a turn: whoever has much to wait for must not hide the others. */
  async function lookAround(): Promise<void> {
    const seen = new Set<string>()
    waiting.clear()
    if (isLooking) {
      isLooking = false
      await guarded(endThose)
    }
    const started = clock().getTime()
    // Also at first: the clock may have been set back while the service was down.
    if (started < lastLook) await bringBackDue(db.finder, new Date(started))
    lastLook = started
    for (;;) {
      const now = clock()
      const { users, oldest, more } = await look(db.finder, now, seen)
      if (seen.size === 0) metrics?.lag(oldest === null ? 0 : Math.max(0, now.getTime() - Date.parse(oldest)))
      for (const user of users) {
        if (closed) return
        // It begins anew when there is a place again.
        again ||= load.free <= 0
        if (load.free <= 0) return
        seen.add(user)
        await guarded(() => claimOf(user))
      }
      if (!more) return
    }
  }

  async function claimOf(user: string): Promise<void> {
    waiting.add(user)
    const limit = load.freeOf(user)
    if (limit <= 0) return
    const now = clock()
    const lease = new Date(now.getTime() + LEASE)
    const frees = load.freesOf(user)
    const rows = await claim(user, db.finder, { now, lease, limit, each: EACH_OTHER, frees })
    for (const row of rows) begin(user, row, lease)
    if (rows[0]?.due === rows.length) waiting.delete(user)
  }

  function begin(user: string, row: Claimed, lease: Date): void {
    const end = load.begin(user, row.channel_id)
    let wasGood: boolean | undefined
    const work = guarded(async () => {
      wasGood = await deliver(user, row, lease)
    }).finally(() => {
      underWay.delete(work)
      end(wasGood)
      if (waiting.delete(user)) ready.add(user)
      if (!closed) void run()
    })
    underWay.add(work)
  }

  /** @returns whether the receiver took it; undefined if nothing was sent, or the service stops */
  async function deliver(user: string, row: Claimed, lease: Date): Promise<boolean | undefined> {
    const started = performance.now()
    const message = row.active ? await compose(user, row) : undefined
    const target = message && (await targetOf(user, row))
    const end = async (status: Settlement['status'], outcome: Partial<Settlement>) => {
      const duration = Math.round(performance.now() - started)
      const settled = { status, next: clock(), statusCode: null, error: null, duration, ...outcome }
      metrics?.count(row.kind, status, clock().getTime() - Date.parse(row.planned_at) > LATE)
      await settle(user, db.finder, row, settled)
      return undefined
    }
    if (!row.active) return await end('cancelled', { error: 'The channel was switched off.' })
    if (message === undefined) return await end('cancelled', {})
    if (typeof target === 'string') return await end('failed', { error: target })
    if (target === undefined) return await end('failed', { error: 'The channel cannot be reached.' })
    // On a machine that is too busy, it would be claimed again before the outcome is known, and sent twice.
    if (lease.getTime() - clock().getTime() <= LEASE / 2) return undefined
    const outcome = await carrier.send(target, message, stopping.signal)
    const { statusCode, error } = outcome
    if (error === null) {
      await end('delivered', { statusCode })
      return true
    }
    if (stopping.signal.aborted && statusCode === null)
      return await end('pending', { error: 'The service stopped.' })
    // First, so that nobody who sees the failure sees the channel still on.
    if (outcome.isGone) await switchOff(user, row.channel_id)
    const { retryAfter } = outcome
    const next = outcome.isGone ? undefined : nextAttempt(row, { now: clock(), random: random(), retryAfter })
    await (next === undefined
      ? end('failed', { statusCode, error })
      : end('pending', { statusCode, error, next }))
    return false
  }

  /** A sentence says why there is none. */
  async function targetOf(user: string, row: Claimed): Promise<Target | string> {
    const { kind, url, channel_id } = row
    if (kind === 'email') {
      const address = await addressOf(user, db.reader)
      if (address === undefined) return 'The account has no e-mail address.'
      return address.verified
        ? { kind, address: address.email }
        : 'The e-mail address of the account is not confirmed.'
    }
    if (kind === 'webhook') {
      return { kind, url: url ?? '', secret: signingSecretOf(secret, user, channel_id) }
    }
    const kept = row.secret === null ? undefined : await opened(secret, row.secret)
    if (kept === undefined) return 'Its secret can no longer be read. Make the channel anew.'
    if (kept.kind === 'web_push') return kept
    if (kind === 'gotify') return { kind, url: url ?? '', token: kept.token ?? '' }
    return { kind: 'ntfy', url: url ?? '', token: kept.token }
  }

  async function switchOff(user: string, channelId: number): Promise<void> {
    const actor = inOwnWorkspace({ userId: user, kind: 'user', id: user, scopes: new Set() })
    const by = { kind: 'service' as const, id: 'channels' }
    await runUnitOfWork(user, db, { actor, by, at: clock(), key: null }, (unit) =>
      endChannel(unit, channelId, 'receiver_gone'),
    )
  }

  async function idle(): Promise<void> {
    while (running !== undefined || underWay.size > 0) await Promise.all([running, ...underWay])
  }

  return {
    wake: () => void lookNow(),
    look: lookNow,
    idle,
    async close() {
      closed = true
      clearInterval(looking)
      const overdue = setTimeout(() => stopping.abort(), closeTimeout)
      await idle()
      clearTimeout(overdue)
      await carrier.close()
    },
  }
}

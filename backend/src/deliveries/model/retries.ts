/** When what failed is sent again. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds for which a failed delivery is tried again. */
export const RETRIED_FOR = DAY
/** Milliseconds for which deliveries are listed. */
export const LISTED_FOR = 30 * DAY

const PAUSES = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR]
/** Fraction by which a pause may be longer or shorter, so that what failed together is not retried together. */
const JITTER = 0.2

/**
 * When the next attempt follows a failed one: the last one is made at `retry_until`.
 * @param delivery `attempts`: so far, including the first
 * @param options `retryAfter`: milliseconds that the receiver asked for; `random`: from 0 to 1
 * @returns undefined if it is given up
 */
export function nextAttempt(
  { attempts, retry_until }: { attempts: number; retry_until: string },
  { now, retryAfter, random }: { now: Date; retryAfter: number | null; random: number },
): Date | undefined {
  const until = Date.parse(retry_until)
  if (now.getTime() >= until) return undefined
  const pause = (PAUSES[attempts - 1] ?? 8 * HOUR) * (1 + JITTER * (2 * random - 1))
  return new Date(Math.min(now.getTime() + Math.max(Math.round(pause), retryAfter ?? 0), until))
}

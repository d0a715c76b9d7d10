/** Where the time comes from: everything that asks for it takes one, so that tests can set it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/**
 * Whether less than `span` has passed since `then`, all in milliseconds. What lies ahead was written down before the
 * clock was set back: of how long ago that was nothing is known, so it is over.
 */
export const isWithin = (span: number, then: number, now: number): boolean => then <= now && now < then + span

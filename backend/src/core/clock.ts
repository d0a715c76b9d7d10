/** The source of the current time: everything that needs it takes a clock as an argument, so that tests can set it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/**
 * Whether less than `span` has passed since `then`, all in milliseconds. A `then` in the future was recorded before the
 * clock was set back: its real age is unknown, so the span counts as over.
 */
export const isWithin = (span: number, then: number, now: number): boolean => then <= now && now < then + span

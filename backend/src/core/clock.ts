/** Where the time comes from: everything that asks for it takes one, so that tests can set it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

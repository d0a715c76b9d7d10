export { createDocket, type Docket, type DocketOptions } from './client.ts'
export type { EventOptions, FeedEvent } from './events.ts'
export { DocketProblem, Unreachable } from './problem.ts'
export type * from './schema.ts'

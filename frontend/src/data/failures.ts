import type { Failure, Write } from './writes.ts'

/** Why a write could not be saved, where the service itself gives no reason. */
const REASONS = {
  FAILING: 'The service kept failing to save it.',
  UNCERTAIN: 'It may or may not have been saved.',
  NOT_FOUND: 'What it belongs to could not be saved.',
}
export type Reason = keyof typeof REASONS

export function failureFor(write: Write, code: Reason, at: number): Failure {
  return { key: write.key, summary: write.summary, write, reason: REASONS[code], code, status: 0, at }
}

/** Whether the write may have been saved, or may yet be; otherwise it was refused. */
export const isUndecided = ({ code }: Failure): boolean => code === 'FAILING' || code === 'UNCERTAIN'

import type { Failure, Write } from './writes.ts'

/** Why a write could not be saved, where the service does not say so itself. */
const REASONS = {
  FAILING: 'The service kept failing to save it.',
  UNCERTAIN: 'It may or may not have been saved.',
  NOT_FOUND: 'What it belongs to could not be saved.',
}
export type Reason = keyof typeof REASONS

export function failureFor(write: Write, code: Reason, at: number): Failure {
  return { key: write.key, said: write.said, write, reason: REASONS[code], code, status: 0, at }
}

/** Whether it may still be saved; else the service has refused it. */
export const isUndecided = ({ code }: Failure): boolean => code === 'FAILING' || code === 'UNCERTAIN'

import { DocketProblem } from '@docket/sdk'
import { ConfigError } from '../../config.ts'
import { CommandError } from '../command.ts'

/** What is said of an error; undefined if the program itself is at fault. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message
  if (error instanceof DocketProblem) return problemSentence(error)
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CommandError) return cause.message
    if (cause instanceof SyntaxError) return 'The server answered in a form that Docket does not use.'
  }
  return undefined
}

function problemSentence({ status, message, errors, retryAfter }: DocketProblem): string {
  if (status === 401) return `${message}\nSign in with: docket login`
  const again = retryAfter === undefined ? '' : ` Try again in ${retryAfter} s.`
  const each = errors.map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg}`)
  return each.length === 0 ? `${message}${again}` : each.join('\n')
}

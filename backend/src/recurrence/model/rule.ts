import { MAX_LENGTH, parseRule, RuleError } from '@docket/grammar/recurrence/rule.ts'
import { z } from 'zod'

/** A rule as the API accepts it; the output is its canonical text. */
export const RecurrenceRule = z
  .string()
  // Not a transform: OpenAPI would lose the examples of what is transformed.
  .check((payload) => {
    try {
      payload.value = parseRule(payload.value).text
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      payload.issues.push({ code: 'custom', message: error.message, input: payload.value })
    }
  })
  .meta({
    description:
      'An RRULE of RFC 5545, with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; the time of day comes from the start. ' +
      'It is kept in canonical form.',
    maxLength: MAX_LENGTH,
    examples: [
      'FREQ=WEEKLY;BYDAY=MO,TH',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    ],
  })

import { RECURRENCE_FROM } from '@docket/grammar/recurrence/occurrences.ts'
import { z } from 'zod'
import { When } from '../core/dates.ts'
import { Instant } from '../core/schemas.ts'
import { RecurrenceRule } from './model/rule.ts'

const monthly = {
  recurrence: 'FREQ=MONTHLY;BYMONTHDAY=31',
  start: { date: '2026-10-31', time: '09:00', time_zone: 'Europe/Berlin' },
  count: 2,
}

export const RecurrencePreview = z
  .strictObject({
    recurrence: RecurrenceRule,
    start: When.meta({
      description: 'Start of the series; it is one of the dates only if the rule matches it.',
    }),
    recurrence_from: z
      .enum(RECURRENCE_FROM)
      .default('schedule')
      .meta({
        description:
          'What the next date is computed from: the schedule of the rule, or the day on which the last one was done. ' +
          'The preview assumes that each is done on its date.',
      }),
    after: When.optional().meta({
      description:
        'Only dates on later days. With `recurrence_from` `completion`: the day on which an occurrence was done.',
    }),
    count: z.int().min(1).max(100).default(10).meta({ description: 'Maximum number of dates.' }),
  })
  .meta({ id: 'RecurrencePreview', examples: [monthly] })

const PreviewedDate = z.strictObject({
  date: z.string().meta({ format: 'date' }),
  time: z.string().optional(),
  time_zone: z.string().optional(),
  at: Instant.nullable().meta({
    description:
      "The date as an instant; null for a whole day. A floating time is taken in the user's time zone.",
  }),
  why: z.string().meta({ description: 'Why the rule gives this date, in plain English.' }),
})

export const RecurrencePreviewResponse = z
  .strictObject({
    recurrence: z.string().meta({ description: 'The rule in its canonical form.' }),
    description: z.string().meta({ description: 'The rule in plain English.' }),
    occurrences: z.array(PreviewedDate),
    ends: z.boolean().meta({ description: 'Whether the series ends with the last of these dates.' }),
  })
  .meta({
    id: 'RecurrencePreviewResponse',
    examples: [
      {
        recurrence: 'FREQ=MONTHLY;BYMONTHDAY=31',
        description: 'Every month on the 31st; months without a 31st are left out.',
        occurrences: [
          {
            ...monthly.start,
            at: '2026-10-31T08:00:00.000Z',
            why: 'The 1st date of the rule.',
          },
          {
            ...monthly.start,
            date: '2026-12-31',
            at: '2026-12-31T08:00:00.000Z',
            why: 'The 2nd date of the rule. 2026-11 is left out: it has no 31st.',
          },
        ],
        ends: false,
      },
    ],
  })

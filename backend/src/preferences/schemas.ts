import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { LONGEST_NOTICE } from '@docket/grammar/lines/reminders.ts'
import { z } from 'zod'
import { TimeZone } from '../core/dates.ts'

export const Zone = TimeZone.meta({
  description:
    'IANA name of the time zone that the user is in. It decides what "today" means and applies to floating times.',
  examples: ['Europe/Berlin'],
})

export const GROUPINGS = ['none', 'project', 'due', 'priority', 'label'] as const
export const ORDERS = ['manual', 'due', 'priority', 'title', 'created', 'estimate'] as const

/** How a list is shown; what is absent is as the list has it by itself. */
const listOptions = {
  group: z.enum(GROUPINGS),
  sort: z.enum(ORDERS),
  descending: z.boolean(),
  done: z.boolean().meta({ description: 'Whether completed tasks are shown.' }),
}

const LIST = /^(?:[a-z]{1,20}|(?:projects|labels|views)\/[1-9]\d{0,14})$/
const ListName = z
  .string()
  .regex(LIST, 'Must be a list of the web app, like today or projects/3.')
  .meta({ examples: ['today', 'projects/3'] })
/** Of more lists than anybody has, so that what is stored stays small. */
const MOST_LISTS = 500

/** What may be chosen. The web app, and the service where it says times or reads days, follow it. */
const choices = {
  week_start: z.int().min(1).max(7).meta({
    description:
      'The first day of the week: 1 for Monday to 7 for Sunday. It decides what "next week" means, too. If absent, apps show weeks as the language has them, and days are read as if weeks began on Monday.',
  }),
  hour_cycle: z.enum(['h12', 'h23']).meta({
    description: 'Whether times are shown with AM and PM. If absent, as the language has them.',
  }),
  date_format: z.enum(['dmy', 'mdy', 'ymd']).meta({
    description:
      'The order in which dates are shown: `20 Nov 2026`, `Nov 20, 2026` or `2026-11-20`. With `dmy`, 3/4 is read as the third of April. If absent, as the language and its region have them; in filters, the month comes first then.',
  }),
  start_page: ListName.meta({ description: 'The list with which the web app opens; `today` if absent.' }),
  default_reminder: z.int().min(0).max(LONGEST_NOTICE).meta({
    description:
      'The reminder of tasks that are added as a line with a time and name none: minutes before they are due. If absent, they get none.',
  }),
  language: z.enum(LANGUAGES).meta({
    description:
      'The language in which the service itself writes to the user: notifications and e-mails. If absent, English.',
  }),
  line_language: z.enum(LANGUAGES).meta({
    description: 'The only language in which lines are read. If absent, it is found for each line by itself.',
  }),
}

const optional = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.optional()])) as {
    [Name in keyof Shape]: z.ZodOptional<Shape[Name]>
  }
const nullish = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.nullish()])) as {
    [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>>
  }

export const PreferencesPatch = z
  .strictObject({
    time_zone: Zone.optional(),
    ...nullish(choices),
    lists: z
      .record(ListName, z.strictObject(nullish(listOptions)).nullable())
      .refine((lists) => Object.keys(lists).length <= MOST_LISTS, { error: `At most ${MOST_LISTS} lists.` })
      .nullish()
      .meta({
        description: 'How lists of the web app are grouped and sorted, by list; null for one resets it.',
      }),
  })
  .meta({
    id: 'PreferencesPatch',
    description: 'A JSON merge patch (RFC 7396).',
    examples: [
      { time_zone: 'Europe/Berlin' },
      { hour_cycle: 'h23', lists: { today: { group: 'project' }, 'projects/3': null } },
    ],
  })
export type PreferencesPatch = z.output<typeof PreferencesPatch>

const ListOptions = z.strictObject(optional(listOptions)).meta({ id: 'ListOptions' })

export const PreferencesResponse = z
  .strictObject({
    time_zone: z.string().meta({ description: 'IANA name; `UTC` until the user chooses another.' }),
    ...optional(choices),
    lists: z.record(z.string(), ListOptions).optional().meta({
      description: 'How lists of the web app are grouped and sorted, for those that were changed.',
    }),
    revision: z.int().meta({
      description:
        'The revision that last changed the preferences, also their ETag; 0 if they were never changed.',
    }),
  })
  .meta({
    id: 'PreferencesResponse',
    examples: [{ time_zone: 'Europe/Berlin', hour_cycle: 'h23', revision: 1 }],
  })
export type PreferencesResponse = z.output<typeof PreferencesResponse>

export { MOST_LISTS }

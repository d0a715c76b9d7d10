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

/** What users may be told, each by itself; and whether they are if they have not chosen. */
export const TOLD = {
  reminder: true,
  due: false,
  overdue: false,
  assigned: true,
  mentioned: true,
  comment: true,
  invitation: true,
}

const MOST_MUTED = 200
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time in the form HH:MM.')
const Muted = z
  .strictObject({
    workspace_id: z.string().min(1).max(255),
    project_id: z.int().positive().optional(),
    task_id: z.int().positive().optional(),
  })
  .refine(({ project_id, task_id }) => project_id === undefined || task_id === undefined, {
    error: 'Name a project or a task, not both.',
  })
  .meta({
    id: 'Muted',
    description: 'A workspace, or a project or task in it, of which the user is told nothing.',
  })

const told = (name: keyof typeof TOLD, what: string) =>
  z.boolean().meta({ description: `Whether the user is told ${what}; ${TOLD[name]} if absent.` })

/** What the user is told, and when. */
const notify = {
  reminder: told('reminder', 'of reminders of tasks'),
  due: told('due', 'when a task is due; at nine in the morning, if it is due on a whole day'),
  overdue: told('overdue', 'of a task that was due the day before, at nine in the morning'),
  assigned: told('assigned', 'of tasks that others assign to them'),
  mentioned: told('mentioned', 'of notes that mention them'),
  comment: told(
    'comment',
    'of notes of others on tasks that are assigned to them, or that they have noted something on',
  ),
  invitation: told('invitation', 'of invitations to workspaces'),
  repeat_every: z
    .int()
    .min(5)
    .max(1440)
    .meta({
      description:
        'Minutes after which a reminder comes again, for a day, until the task is done or its times are changed. If absent, it comes once.',
      examples: [15],
    }),
  overview_at: ClockTime.meta({
    description:
      'When the user is told what is due that day and what is overdue, if anything is. If absent, never.',
    examples: ['08:00'],
  }),
  review_on: z.int().min(1).max(7).meta({
    description:
      'The day of the week, 1 for Monday to 7 for Sunday, on which the user is told what they have done in a week and what comes in the next, at `overview_at`, or else at eight. If absent, never.',
  }),
  quiet_from: ClockTime.meta({
    description:
      'From this time until `quiet_until`, nothing is delivered; it comes afterwards. Both or none.',
    examples: ['22:00'],
  }),
  quiet_until: ClockTime.meta({ examples: ['07:00'] }),
  muted: z.array(Muted).max(MOST_MUTED).meta({ description: 'Of what the user is told nothing.' }),
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
    notify: z.strictObject(nullish(notify)).nullish().meta({
      description: 'What the user is told, and when. Null for one of them resets it.',
    }),
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

const Notify = z.strictObject(optional(notify)).meta({ id: 'Notify' })
export type Notify = z.output<typeof Notify>

const ListOptions = z.strictObject(optional(listOptions)).meta({ id: 'ListOptions' })

export const PreferencesResponse = z
  .strictObject({
    time_zone: z.string().meta({ description: 'IANA name; `UTC` until the user chooses another.' }),
    ...optional(choices),
    notify: Notify.optional().meta({
      description: 'What the user is told, and when, as far as they have chosen.',
    }),
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

import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { RECURRENCE_FROM } from '@docket/grammar/recurrence/occurrences.ts'
import { z } from 'zod'
import { ShownWhen } from '../core/dates.ts'
import { LocaleName } from '../core/locale.ts'
import { text } from '../core/schemas.ts'
import { PRIORITIES } from '../task-fields/schemas.ts'
import { TaskCreate } from '../tasks/schemas.ts'

const MAX_LENGTH = 500
const Line = text({ min: 1, max: MAX_LENGTH })

const line = 'Water the plants every 3 days at 9am #Garden @home p2'
const dueThen = { date: '2026-11-21', time: '09:00' }

export const QuickAdd = z
  .strictObject({
    text: Line.meta({ description: 'The task in plain words.', examples: [line] }),
    language: z.enum(LANGUAGES).default('en').meta({
      description:
        'The language in which the user usually writes. A line that is in another of them is recognised as such.',
    }),
    locale: LocaleName.nullable()
      .default(null)
      .meta({
        description:
          'Variant of that language. It decides in which order dates in numbers are read, such as 3/4, unless the user has chosen one in the preferences.',
        examples: ['en-GB'],
      }),
    at: z.iso
      .datetime({ offset: true, error: 'Must be an RFC 3339 date-time with an offset.' })
      .refine((instant) => /^2[01]\d\d-/.test(instant), { error: 'The year must be from 2000 to 2199.' })
      .optional()
      .meta({
        description:
          'When the text was written, if not now; relative dates count from then. For text that waited to be sent.',
        examples: ['2026-11-20T08:00:00.000Z'],
      }),
    preview: z
      .boolean()
      .default(false)
      .meta({ description: 'Return what is read from the text, and write nothing.' }),
    ignore: z
      .array(text({ min: 1, max: MAX_LENGTH }))
      .max(50)
      .default([])
      .meta({
        description:
          'Parts of the text to keep in the title wherever they occur: the `text` of unwanted readings.',
        examples: [['every 3 days']],
      }),
    defaults: TaskCreate.pick({
      description: true,
      due: true,
      labels: true,
      assignees: true,
      project_id: true,
      parent_id: true,
    })
      .default({})
      .meta({
        description:
          'Values that the task gets unless the text says otherwise. Labels are added to those in the text. If the text names members, `assignees` is ignored. If the text names a project, `parent_id` is ignored.',
        examples: [{ project_id: null }],
      }),
  })
  .meta({ id: 'QuickAdd', examples: [{ text: line }, { text: line, preview: true, ignore: ['#Garden'] }] })
export type QuickAdd = z.output<typeof QuickAdd>

/** Where in the line a reading is; all readings have this. */
const place = {
  text: z.string().meta({ description: 'The part of the text that was read.' }),
  start: z.int().meta({ description: 'Start offset in the text, in Unicode code points.' }),
  end: z.int().meta({ description: 'End offset in the text (exclusive), in Unicode code points.' }),
}
const readingOf = <Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) =>
  z.strictObject({ kind: z.literal(kind), ...place, value })

const Named = z.strictObject({
  id: z.int().nullable().meta({ description: 'Null if it does not exist yet and will be created.' }),
  name: z.string(),
})

const Person = z.strictObject({ id: z.string().meta({ description: "The user's id." }), name: z.string() })

const BeforeDue = z.strictObject({ minutes_before: z.int() })

export const Reading = z
  .discriminatedUnion('kind', [
    readingOf('due', ShownWhen),
    readingOf(
      'recurrence',
      z.strictObject({ recurrence: z.string(), recurrence_from: z.enum(RECURRENCE_FROM) }),
    ),
    readingOf('priority', z.enum(PRIORITIES)),
    readingOf('estimate', z.int()),
    readingOf('label', Named),
    readingOf('assignee', Person),
    readingOf('project', Named),
    readingOf('reminder', z.array(BeforeDue)),
  ])
  .meta({
    id: 'QuickAddReading',
    description:
      'A part of the text that is not in the title, and what it was read as. Parts that together express one thing have the same `value`.',
  })

export const QuickAddPreview = z
  .strictObject({
    task: z
      .strictObject({
        title: z
          .string()
          .meta({ description: 'The rest of the text; the task cannot be created while it is empty.' }),
        due: ShownWhen.nullable(),
        recurrence: z.string().nullable(),
        recurrence_from: z.enum(RECURRENCE_FROM),
        priority: z.enum(PRIORITIES),
        estimate: z.int().nullable().meta({ description: 'Minutes.' }),
        labels: z.array(z.string()),
        assignees: z.array(z.string()).meta({ description: 'Ids of members.' }),
        project_id: z
          .int()
          .nullable()
          .meta({ description: 'Null for no project, and for one that will be created.' }),
        parent_id: z.int().nullable(),
        reminders: z.array(BeforeDue),
      })
      .meta({ description: 'The task that would be created, with the fields of `TaskCreate`.' }),
    readings: z.array(Reading).meta({ description: 'The parts that were read, in the order of the text.' }),
  })
  .meta({
    id: 'QuickAddPreview',
    examples: [
      {
        task: {
          title: 'Water the plants',
          due: dueThen,
          recurrence: 'FREQ=DAILY;INTERVAL=3',
          recurrence_from: 'schedule',
          priority: 'high',
          estimate: null,
          labels: ['home'],
          assignees: [],
          project_id: 1,
          parent_id: null,
          reminders: [],
        },
        readings: [
          {
            kind: 'recurrence',
            text: 'every 3 days',
            start: 17,
            end: 29,
            value: { recurrence: 'FREQ=DAILY;INTERVAL=3', recurrence_from: 'schedule' },
          },
          { kind: 'due', text: 'at 9am', start: 30, end: 36, value: dueThen },
          { kind: 'project', text: '#Garden', start: 37, end: 44, value: { id: 1, name: 'Garden' } },
          { kind: 'label', text: '@home', start: 45, end: 50, value: { id: null, name: 'home' } },
          { kind: 'priority', text: 'p2', start: 51, end: 53, value: 'high' },
        ],
      },
    ],
  })
export type QuickAddPreview = z.output<typeof QuickAddPreview>

import { z } from 'zod'
import { ShownWhen } from '../core/dates.ts'
import { text } from '../core/schemas.ts'
import { RECURRENCE_FROM } from '../recurrence/model/occurrences.ts'
import { PRIORITIES, TaskCreate } from '../tasks/schemas.ts'
import { LANGUAGES } from './model/language.ts'

const MAX_LENGTH = 500
const Line = text({ min: 1, max: MAX_LENGTH })

const line = 'Water the plants every 3 days at 9am #Garden @home p2'
const dueThen = { date: '2026-11-21', time: '09:00' }

export const QuickAdd = z
  .strictObject({
    text: Line.meta({ description: 'The task as one says it.', examples: [line] }),
    language: z
      .enum(LANGUAGES)
      .default('en')
      .meta({ description: 'In which dates, times and recurrence are read.' }),
    at: z.iso
      .datetime({ offset: true, error: 'An instant: RFC 3339 with its offset.' })
      .refine((instant) => /^2[01]\d\d-/.test(instant), { error: 'A year from 2000 to 2199.' })
      .optional()
      .meta({
        description:
          'When the line was written, if not now: what it says is counted from there. For lines that waited to be sent.',
        examples: ['2026-11-20T08:00:00.000Z'],
      }),
    preview: z.boolean().default(false).meta({ description: 'Only says what is read, and writes nothing.' }),
    ignore: z
      .array(text({ min: 1, max: MAX_LENGTH }))
      .max(50)
      .default([])
      .meta({
        description:
          'What shall stay in the title wherever it stands: the `text` of readings that are not wanted.',
        examples: [['every 3 days']],
      }),
    defaults: TaskCreate.pick({ due: true, labels: true, project_id: true, parent_id: true })
      .default({})
      .meta({
        description:
          'What the task gets unless the text says otherwise. Labels come to those of the text; a project of the text takes it out of its parent.',
        examples: [{ project_id: null }],
      }),
  })
  .meta({ id: 'QuickAdd', examples: [{ text: line }, { text: line, preview: true, ignore: ['#Garden'] }] })
export type QuickAdd = z.output<typeof QuickAdd>

/** Where in the line a reading is; all readings have this. */
const place = {
  text: z.string().meta({ description: 'The part of the line.' }),
  start: z.int().meta({ description: 'Where it begins, in Unicode code points.' }),
  end: z.int().meta({ description: 'Where it ends, itself not included.' }),
}
const readingOf = <Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) =>
  z.strictObject({ kind: z.literal(kind), ...place, value })

const Named = z.strictObject({
  id: z.int().nullable().meta({ description: 'Null for one that will be made.' }),
  name: z.string(),
})

const BeforeDue = z.strictObject({ minutes_before: z.int() })

export const Reading = z
  .discriminatedUnion('kind', [
    readingOf('due', ShownWhen),
    readingOf(
      'recurrence',
      z.strictObject({ recurrence: z.string(), recurrence_from: z.enum(RECURRENCE_FROM) }),
    ),
    readingOf('priority', z.enum(PRIORITIES)),
    readingOf('label', Named),
    readingOf('project', Named),
    readingOf('reminder', z.array(BeforeDue)),
  ])
  .meta({
    id: 'QuickAddReading',
    description:
      'A part of the line that is not title, and what is read from it. Parts that say one thing together have the same value.',
  })

export const QuickAddPreview = z
  .strictObject({
    task: z
      .strictObject({
        title: z
          .string()
          .meta({ description: 'What is left of the line; the task cannot be made while it is empty.' }),
        due: ShownWhen.nullable(),
        recurrence: z.string().nullable(),
        recurrence_from: z.enum(RECURRENCE_FROM),
        priority: z.enum(PRIORITIES),
        labels: z.array(z.string()),
        project_id: z.int().nullable().meta({ description: 'Null also of a project that will be made.' }),
        parent_id: z.int().nullable(),
        reminders: z.array(BeforeDue),
      })
      .meta({ description: 'What the task would be, as `TaskCreate` has it.' }),
    readings: z.array(Reading).meta({ description: 'In the order of the line.' }),
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
          labels: ['home'],
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

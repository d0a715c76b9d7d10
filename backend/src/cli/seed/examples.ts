import type { z } from 'zod'
import type { TaskCreate } from '../../tasks/schemas.ts'
import type { ViewCreate } from '../../views/schemas.ts'

/** The content of a demo user's showcase. */

/** The time zone of demo users. */
export const ZONE = 'Europe/Berlin'

export interface Days {
  /** A date in the API's format. @param offset days from today */
  day(offset: number): string
  endOfMonth: string
}

/** Ids of projects and tasks by the names used here. */
export type Names = Record<string, number>

interface Example {
  name: string
  title: string
  /** Hours before now at which it was created. */
  made: number
  with?: (days: Days, names: Names) => Omit<z.input<typeof TaskCreate>, 'title'>
  notes?: string[]
  /** What was done with it since, each with its hours before now. */
  since?: ['complete' | 'skip', number][]
}

const D = 24

export const VIEWS: ViewCreate[] = [
  { name: 'Today', filter: 'not complete and (due <= today or start <= today)', sort: 'due,-priority' },
  { name: 'This week', filter: 'not complete and due <= today + 7d', sort: 'due,-priority' },
  { name: 'Important', filter: 'not complete and priority >= high', sort: '-priority,due' },
  { name: 'Waiting', filter: 'not complete and (blocked or label = waiting)' },
]

export const TASKS: Example[] = [
  // A finished project.
  {
    name: 'flat',
    title: 'Hand over the old flat',
    made: 20 * D,
    with: ({ day }, { move }) => ({ project_id: move, due: { date: day(-16) }, priority: 'high' }),
    since: [['complete', 17 * D]],
  },
  {
    name: 'address',
    title: 'Tell everybody the new address',
    made: 20 * D,
    with: (_, { move }) => ({ project_id: move, labels: ['phone'] }),
    since: [['complete', 8 * D]],
  },
  // Recurring tasks.
  {
    name: 'plants',
    title: 'Water the plants',
    made: 20 * D,
    with: ({ day }, { home }) => ({
      project_id: home,
      due: { date: day(-17), time: '18:00' },
      recurrence: 'FREQ=WEEKLY',
      reminders: [{ minutes_before: 30 }],
    }),
    notes: ['The fern needs more than the others.'],
    since: [
      ['complete', 17 * D],
      ['skip', 10 * D],
      ['complete', 3 * D],
    ],
  },
  {
    name: 'filter',
    title: 'Change the water filter',
    made: 15 * D,
    with: ({ day }, { home }) => ({
      project_id: home,
      due: { date: day(-12) },
      recurrence: 'FREQ=MONTHLY;INTERVAL=3',
      recurrence_from: 'completion',
    }),
    since: [['complete', 10 * D]],
  },
  {
    name: 'vitamins',
    title: 'Take the vitamins',
    made: 2 * D,
    with: ({ day }) => ({
      due: { date: day(-1), time: '08:00' },
      recurrence: 'FREQ=DAILY',
      reminders: [{ minutes_before: 0 }],
    }),
    since: [['complete', 20]],
  },
  {
    name: 'rent',
    title: 'Transfer the rent',
    made: 19 * D,
    with: ({ endOfMonth }, { home }) => ({
      project_id: home,
      due: { date: endOfMonth },
      recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      priority: 'urgent',
      reminders: [{ minutes_before: 2 * D * 60 }],
    }),
  },
  // Overdue.
  {
    name: 'books',
    title: 'Return the library books',
    made: 18 * D,
    with: ({ day }) => ({ due: { date: day(-3) }, priority: 'medium', labels: ['errand'] }),
    notes: ['The library closes at six.', 'One of them can be extended once more.'],
  },
  {
    name: 'grace',
    title: 'Answer Grace',
    made: 5 * D,
    with: ({ day }, { work }) => ({
      project_id: work,
      due: { date: day(-1), time: '17:00', time_zone: 'Europe/London' },
      priority: 'high',
    }),
  },
  // Today.
  {
    name: 'milk',
    title: 'Buy milk',
    made: 26,
    with: ({ day }) => ({ due: { date: day(0) }, labels: ['errand'] }),
  },
  {
    name: 'doctor',
    title: 'Call Dr Meyer',
    made: 4 * D,
    with: ({ day }) => ({
      description: 'About the appointment in spring.',
      due: { date: day(0), time: '15:00', time_zone: ZONE },
      priority: 'high',
      estimate: 10,
      labels: ['phone'],
      reminders: [{ minutes_before: 15 }],
    }),
  },
  // A task with subtasks, one of which waits for others.
  {
    name: 'release',
    title: 'Publish version 2',
    made: 12 * D,
    with: ({ day }, { work }) => ({
      project_id: work,
      start: { date: day(-5), time: '09:00', time_zone: ZONE },
      due: { date: day(3), time: '16:00', time_zone: ZONE },
      priority: 'urgent',
      reminders: [{ at: `${day(2)}T08:00:00.000Z` }, { minutes_before: 120 }],
    }),
    notes: ['Ada reads the release notes before they go out.'],
  },
  {
    name: 'notes',
    title: 'Draft the release notes',
    made: 12 * D,
    with: (_, { release }) => ({ parent_id: release, estimate: 90 }),
    since: [['complete', 2 * D]],
  },
  {
    name: 'migration',
    title: 'Try the migration on a copy',
    made: 11 * D,
    with: ({ day }, { release }) => ({
      parent_id: release,
      due: { date: day(1) },
      priority: 'high',
      estimate: 120,
    }),
  },
  {
    name: 'copy',
    title: 'Get a copy of the data',
    made: 11 * D,
    with: (_, { migration }) => ({ parent_id: migration, labels: ['waiting'] }),
  },
  {
    name: 'announce',
    title: 'Announce it',
    made: 11 * D,
    with: ({ day }, { release, notes = 0, migration = 0 }) => ({
      parent_id: release,
      due: { date: day(4) },
      blocked_by: [notes, migration],
    }),
  },
  {
    name: 'offsite',
    title: 'Book the night train to Zürich',
    made: 6 * D,
    with: ({ day }, { work }) => ({ project_id: work, due: { date: day(6) }, priority: 'medium' }),
  },
  // Later, or some day.
  {
    name: 'tax',
    title: 'Do the tax return',
    made: 9 * D,
    with: ({ day }, { home }) => ({
      project_id: home,
      start: { date: day(9) },
      due: { date: day(40) },
      estimate: 240,
    }),
  },
  { name: 'tokyo', title: 'Plan the trip to 大阪', made: 7 * D, with: () => ({ priority: 'low' }) },
]

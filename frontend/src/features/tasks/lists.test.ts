import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Task } from '../../data/state.ts'
import { due, mapOf, project, source, task } from './fixtures.ts'
import {
  ALL_OPTIONS,
  allList,
  doneList,
  type Group,
  listOf,
  type Options,
  PROJECT_OPTIONS,
  TODAY_OPTIONS,
  todayList,
  UPCOMING_OPTIONS,
  upcomingList,
} from './lists.ts'

/** Groups as `key: ids`. */
const shown = (groups: readonly Group[]) => groups.map(({ key, tasks }) => `${key}: ${idsOf(tasks)}`)
const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id).join(' ')
const done = (id: number, updated_at: string, fields: Partial<Task> = {}) =>
  task(id, { complete: true, updated_at, ...fields })

describe('today', () => {
  test('shows what is due today and overdue, and folds what was completed today', () => {
    const tasks = [
      due(1, '2026-11-21'),
      due(2, '2026-11-19'),
      due(3, '2026-11-22'),
      task(4),
      done(5, '2026-11-21T08:00:00.000Z'),
      done(6, '2026-11-20T23:59:59.999Z'),
      due(7, '2026-11-20'),
    ]
    const groups = todayList(source(tasks))
    assert.deepEqual(shown(groups), ['overdue: 2 7', 'today: 1', 'done: 5'])
    assert.deepEqual(
      groups.map(({ isFolded = false }) => isFolded),
      [false, false, true],
    )
  })

  test("sorts by time, then priority, then the user's order", () => {
    const day = '2026-11-21'
    const tasks = [
      due(1, day, undefined, { position: 'b' }),
      due(2, day, undefined, { position: 'a' }),
      due(3, day, undefined, { priority: 'urgent' }),
      due(4, day, '15:00'),
      due(5, day, '09:00'),
    ]
    assert.deepEqual(shown(todayList(source(tasks))), ['today: 5 4 3 2 1'])
  })

  test("puts a time in another zone on the user's day", () => {
    const far = task(1, {
      due: { date: '2026-11-20', time: '20:00', time_zone: 'America/Los_Angeles' },
      due_at: '2026-11-21T04:00:00.000Z',
    })
    assert.deepEqual(shown(todayList(source([far], { zone: 'Europe/Berlin' }))), ['today: 1'])
  })

  test("starts a day at the user's midnight", () => {
    const late = done(1, '2026-11-20T22:59:59.000Z')
    const early = done(2, '2026-11-20T23:00:00.000Z')
    assert.deepEqual(shown(todayList(source([late, early], { zone: 'Europe/Berlin' }))), ['done: 2'])
  })

  test('leaves out archived projects; a task just completed stays for a moment', () => {
    const projects = mapOf([project(9, { archived: true })])
    const tasks = [
      due(1, '2026-11-21', undefined, { project_id: 9 }),
      due(2, '2026-11-21', undefined, { complete: true }),
    ]
    assert.deepEqual(shown(todayList(source(tasks, { projects, lingering: new Set([2]) }))), ['today: 2'])
  })
})

describe('upcoming', () => {
  test('groups seven days singly, three weeks by week, the rest by month', () => {
    const days = [
      '2026-11-20',
      '2026-11-21',
      '2026-11-27',
      '2026-11-28',
      '2026-11-30',
      '2026-12-18',
      '2026-12-19',
      '2027-01-05',
    ]
    const tasks = [...days.map((day, index) => due(index + 1, day)), task(99)].reverse()
    const groups = upcomingList(source(tasks))
    assert.deepEqual(shown(groups), [
      'overdue: 1',
      '2026-11-21: 2',
      '2026-11-27: 3',
      'w2026-11-23: 4',
      'w2026-11-30: 5',
      'w2026-12-14: 6',
      '2026-12: 7',
      '2027-01: 8',
    ])
    const weeks = groups.map(({ heading }) => heading).filter(({ kind }) => kind === 'week')
    assert.deepEqual(weeks, [
      { kind: 'week', from: '2026-11-28', to: '2026-11-29' },
      { kind: 'week', from: '2026-11-30', to: '2026-12-06' },
      { kind: 'week', from: '2026-12-14', to: '2026-12-18' },
    ])
  })
})

describe('all', () => {
  test('groups by project in their order, tasks without one first', () => {
    const projects = mapOf([project(1, { position: 'b' }), project(2, { position: 'a' }), project(3)])
    const tasks = [
      task(1, { project_id: 1 }),
      task(2, { project_id: 2 }),
      task(3),
      task(4, { complete: true }),
    ]
    assert.deepEqual(shown(allList(source(tasks, { projects }), { ...ALL_OPTIONS, sort: 'manual' })), [
      'p0: 3',
      'p2: 2',
      'p1: 1',
    ])
  })

  test('groups by due date or priority, if the user wants', () => {
    const tasks = [task(1), due(2, '2026-12-01'), due(3, '2026-11-30', undefined, { priority: 'low' })]
    assert.deepEqual(shown(allList(source(tasks), { ...ALL_OPTIONS, sort: 'due' })), ['p0: 3 2 1'])
    assert.deepEqual(shown(allList(source(tasks), { ...ALL_OPTIONS, sort: 'priority' })), ['p0: 3 2 1'])
    const urgent = [...tasks, task(4, { priority: 'urgent' })]
    assert.deepEqual(shown(allList(source(urgent), { ...ALL_OPTIONS, sort: 'priority' })), ['p0: 4 3 2 1'])
  })
})

describe('done', () => {
  test("shows the newest first, by the user's days, and by month further back", () => {
    const tasks = [
      done(1, '2026-11-21T08:00:00.000Z'),
      done(2, '2026-11-20T23:30:00.000Z'),
      done(3, '2026-11-20T20:00:00.000Z'),
      done(4, '2026-09-30T20:00:00.000Z'),
      done(5, '2026-09-02T20:00:00.000Z'),
      task(6),
    ]
    const groups = doneList(source(tasks, { zone: 'Europe/Berlin' }))
    assert.deepEqual(shown(groups), ['2026-11-21: 1 2', '2026-11-20: 3', '2026-09: 4 5'])
  })
})

describe('a project or a label', () => {
  test('shows open tasks in their order, and folds completed ones', () => {
    const tasks = [
      task(1, { position: 'b' }),
      task(2, { position: 'a' }),
      done(3, '2026-11-21T08:00:00.000Z'),
    ]
    const groups = listOf(source(tasks), () => true, PROJECT_OPTIONS)
    assert.deepEqual(shown(groups), ['open: 2 1', 'done: 3'])
  })
})

test('10,000 tasks are grouped without noticeable delay', (t) => {
  const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const
  const tasks = Array.from({ length: 10_000 }, (_, index) => {
    const date = Temporal.PlainDate.from('2026-11-01')
      .add({ days: index % 400 })
      .toString()
    const fields = {
      priority: priorities[index % 5] ?? 'none',
      complete: index % 4 === 0,
      project_id: index % 3,
    }
    return due(index + 1, date, index % 2 === 0 ? '09:00' : undefined, fields)
  })
  const from = source(tasks, { projects: mapOf([project(1), project(2)]) })
  const lists = {
    today: () => todayList(from),
    upcoming: () => upcomingList(from),
    all: () => allList(from, { ...ALL_OPTIONS, sort: 'manual' }),
    byPriority: () => allList(from, { ...ALL_OPTIONS, sort: 'priority' }),
    done: () => doneList(from),
    project: () => listOf(from, ({ project_id }) => project_id === 1, PROJECT_OPTIONS),
  }
  for (const [name, list] of Object.entries(lists)) {
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      list()
      return performance.now() - start
    })
    // The minimum, because other programs on the machine only add to it.
    t.diagnostic(`${name}: ${Math.min(...times).toFixed(1)} ms`)
  }
  const count = (groups: readonly Group[]) => groups.reduce((sum, group) => sum + group.tasks.length, 0)
  assert.equal(count(lists.all()) + count(lists.done()), tasks.length)
})

describe('a list as it was chosen to be shown', () => {
  const tasks = [
    task(1, { title: 'b', project_id: 7, priority: 'low', labels: ['work', 'home'], estimate: 30 }),
    due(2, '2026-11-20', undefined, {
      title: 'a10',
      labels: ['Errand'],
      created_at: '2026-01-01T00:00:00.000Z',
    }),
    due(3, '2026-11-21', undefined, { title: 'a9', priority: 'urgent', estimate: 5 }),
    due(4, '2026-12-02', undefined, { title: 'C', project_id: 8, priority: 'low' }),
    due(5, '2027-03-01', undefined, { title: 'd', project_id: 7 }),
    done(6, '2026-11-21T08:00:00.000Z', { project_id: 7 }),
  ]
  const projects = mapOf([project(7, { position: 'b' }), project(8, { position: 'a' })])
  const from = source(tasks, { projects })
  const all = (options: Partial<Options>) =>
    shown(allList(from, { ...ALL_OPTIONS, group: 'none', sort: 'manual', ...options }))

  test('is grouped', () => {
    assert.deepEqual(all({}), ['open: 1 2 3 4 5'])
    assert.deepEqual(all({ group: 'project' }), ['p0: 2 3', 'p8: 4', 'p7: 1 5'])
    assert.deepEqual(all({ group: 'due' }), [
      'overdue: 2',
      '2026-11-21: 3',
      'w2026-11-30: 4',
      '2027-03: 5',
      'undated: 1',
    ])
    assert.deepEqual(all({ group: 'priority' }), ['urgent: 3', 'low: 1 4', 'none: 2 5'])
    assert.deepEqual(all({ group: 'label' }), ['lErrand: 2', 'lwork: 1', 'unlabelled: 3 4 5'])
  })

  test('is sorted, with what lacks the value last, either way', () => {
    assert.deepEqual(all({ sort: 'title' }), ['open: 3 2 1 4 5'])
    assert.deepEqual(all({ sort: 'title', descending: true }), ['open: 5 4 1 2 3'])
    assert.deepEqual(all({ sort: 'estimate' }), ['open: 3 1 2 4 5'])
    assert.deepEqual(all({ sort: 'estimate', descending: true }), ['open: 1 3 2 4 5'])
    assert.deepEqual(all({ sort: 'due', descending: true }), ['open: 5 4 3 2 1'])
    assert.deepEqual(all({ sort: 'priority', descending: true }), ['open: 4 1 3 2 5'])
    assert.deepEqual(all({ sort: 'created' }), ['open: 2 3 4 5 1'])
    assert.deepEqual(all({ sort: 'manual', descending: true }), ['open: 5 4 3 2 1'])
  })

  test('has its headings the other way round, too, if they are what it is sorted by', () => {
    assert.deepEqual(all({ group: 'priority', sort: 'priority', descending: true }), [
      'low: 4 1',
      'urgent: 3',
      'none: 2 5',
    ])
    assert.deepEqual(all({ group: 'priority', sort: 'title', descending: true })[0], 'urgent: 3')
  })

  test('shows what is done, or not', () => {
    assert.deepEqual(all({ done: true }), ['open: 1 2 3 4 5', 'done: 6'])
    const of7 = ({ project_id }: Task) => project_id === 7
    assert.deepEqual(shown(listOf(from, of7, { ...PROJECT_OPTIONS, done: false })), ['open: 1 5'])
    assert.deepEqual(shown(todayList(from, { ...TODAY_OPTIONS, done: false })), ['overdue: 2', 'today: 3'])
    assert.deepEqual(shown(todayList(from, { ...TODAY_OPTIONS, group: 'priority' })), [
      'urgent: 3',
      'none: 2',
      'done: 6',
    ])
    assert.deepEqual(shown(upcomingList(from, { ...UPCOMING_OPTIONS, group: 'none', done: true })), [
      'open: 2 3 4 5',
    ])
  })
})

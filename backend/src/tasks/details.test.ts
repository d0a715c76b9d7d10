import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const DUE = { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' }
const FULL = {
  title: 'Water the plants',
  description: 'All of them',
  due: DUE,
  start: { date: '2026-11-19' },
  recurrence: 'FREQ=WEEKLY;BYDAY=FR',
  recurrence_from: 'completion',
  priority: 'high',
  estimate: 45,
  labels: ['home', 'green'],
  reminders: [{ minutes_before: 30 }, { at: '2026-11-19T18:00:00.000Z' }],
  position: 'k000000000018',
}

async function create(user: TestUser, body: Record<string, unknown> = {}) {
  const answer = await user.call('POST', '/tasks', { title: 'A task', ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}

describe('a task with details', () => {
  test('is returned as it was sent, by every endpoint', async () => {
    const user = await service.newUser()
    const parent = await create(user)
    const blocker = await create(user)
    const task = await create(user, { ...FULL, parent_id: parent.id, blocked_by: [blocker.id] })
    const { created_at, updated_at, ...rest } = task
    assert.deepEqual(rest, {
      ...FULL,
      id: 3,
      user_id: user.id,
      complete: false,
      revision: 5, // two labels were created for it
      due_at: '2026-11-20T08:00:00.000Z',
      start_at: null,
      recurrence_start: DUE,
      recurrence_id: DUE,
      project_id: null,
      parent_id: 1,
      blocked_by: [2],
      assignees: [],
    })
    assert.deepEqual((await user.call('GET', '/tasks/3')).data, task)
    assert.deepEqual((await user.call('GET', '/tasks')).data.tasks[0], task)
    const { changes } = (await user.call('GET', '/changes?since=4')).data
    assert.deepEqual(changes[0].after, task)
  })

  test('keeps them when a patch names something else', async () => {
    const user = await service.newUser()
    const task = await create(user, FULL)
    service.clock.advance(1000)
    const renamed = (await user.call('PATCH', '/tasks/1', { title: 'Renamed' })).data
    const { updated_at, revision, ...rest } = renamed
    const { updated_at: _, revision: __, ...expected } = { ...task, title: 'Renamed' }
    assert.deepEqual(rest, expected)
    assert.deepEqual((await user.call('GET', '/tasks/1')).data, renamed)
    const { changes } = (await user.call('GET', `/changes?since=${revision - 1}`)).data
    assert.deepEqual([changes[0].before, changes[0].after], [task, renamed])
    const later = (await user.call('PATCH', '/tasks/1', { priority: 'low' })).data
    assert.deepEqual([later.title, later.labels, later.due], ['Renamed', FULL.labels, DUE])
  })

  test('loses with PUT what is not named, except its position', async () => {
    const user = await service.newUser()
    await create(user, FULL)
    const { data } = await user.call('PUT', '/tasks/1', { title: 'Plain', complete: false })
    const plain = await create(user, { title: 'Plain' })
    for (const member of [
      'due',
      'due_at',
      'start',
      'recurrence',
      'recurrence_from',
      'recurrence_start',
      'recurrence_id',
      'priority',
      'estimate',
      'labels',
      'reminders',
      'description',
    ]) {
      assert.deepEqual(data[member], plain[member], member)
    }
    assert.equal(data.position, FULL.position)
  })

  test('PUT of an unchanged task writes nothing', async () => {
    const user = await service.newUser()
    const task = await create(user, FULL)
    const {
      id,
      user_id,
      created_at,
      updated_at,
      revision,
      due_at,
      start_at,
      recurrence_start,
      recurrence_id,
      ...body
    } = task
    const answer = await user.call('PUT', '/tasks/1', body)
    assert.deepEqual(answer.data, task)
    assert.equal((await user.call('GET', '/changes')).data.changes.at(-1).revision, revision)
  })

  for (const [member, empty] of Object.entries({
    due: null,
    start: null,
    recurrence: null,
    priority: 'none',
    labels: [],
    reminders: [],
    recurrence_from: 'schedule',
    position: 'k00000000001',
  })) {
    test(`null clears ${member}`, async () => {
      const user = await service.newUser()
      const full = await create(user, FULL)
      const patch = member === 'due' ? { due: null, recurrence: null } : { [member]: null }
      const { data } = await user.call('PATCH', '/tasks/1', patch)
      assert.deepEqual(data[member], empty)
      assert.equal(data.title, full.title)
    })
  }

  test('is created once per Idempotency-Key', async () => {
    const user = await service.newUser()
    const key = { 'idempotency-key': 'once' }
    const first = await user.call('POST', '/tasks', FULL, key)
    await user.call('PATCH', '/tasks/1', { priority: 'low' })
    const again = await user.call('POST', '/tasks', FULL, key)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.deepEqual(again.data, first.data)
    assert.equal((await user.call('GET', '/tasks')).data.count, 1)
  })

  test('is created entirely or not at all', async () => {
    const user = await service.newUser()
    for (const wrong of [{ parent_id: 9 }, { project_id: 9 }, { blocked_by: [9] }]) {
      const answer = await user.call('POST', '/tasks', { ...FULL, ...wrong })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['body', Object.keys(wrong)[0]])
    }
    assert.equal((await user.call('GET', '/changes')).data.count, 0)
    assert.equal((await create(user)).id, 1)
  })

  for (const [name, body, loc] of [
    ['a day that is none', { due: { date: '2026-02-30' } }, ['body', 'due', 'date']],
    ['a time that is none', { due: { date: '2026-02-20', time: '24:00' } }, ['body', 'due', 'time']],
    [
      'a zone without a time',
      { due: { date: '2026-02-20', time_zone: 'Europe/Berlin' } },
      ['body', 'due', 'time_zone'],
    ],
    [
      'a zone that is none',
      { due: { date: '2026-02-20', time: '09:00', time_zone: 'Mars/Base' } },
      ['body', 'due', 'time_zone'],
    ],
    [
      'an offset for a zone',
      { start: { date: '2026-02-20', time: '09:00', time_zone: '+01:00' } },
      ['body', 'start', 'time_zone'],
    ],
    ['a date as text', { due: '2026-02-20' }, ['body', 'due']],
    ['another priority', { priority: 'highest' }, ['body', 'priority']],
    [
      'a reminder twice',
      { reminders: [{ minutes_before: 5 }, { minutes_before: 5 }] },
      ['body', 'reminders'],
    ],
    [
      'a reminder of two kinds',
      { reminders: [{ minutes_before: 5, at: '2026-02-20T09:00:00Z' }] },
      ['body', 'reminders', 0],
    ],
    ['a blocker twice', { blocked_by: [1, 1] }, ['body', 'blocked_by']],
    ['a place that is none', { position: 'k0000000000g' }, ['body', 'position']],
    ['a rule without a date', { recurrence: 'FREQ=DAILY' }, ['body', 'due']],
    ['a member that follows', { due_at: '2026-02-20T09:00:00Z' }, ['body', 'due_at']],
  ] as const) {
    test(`refuses ${name}, naming the field`, async () => {
      const user = await service.newUser()
      for (const [method, path, rest] of [
        ['POST', '/tasks', { title: 'a' }],
        ['PATCH', '/tasks/1', {}],
      ] as const) {
        if (method === 'PATCH') await create(user)
        const answer = await user.call(method, path, { ...rest, ...body })
        assertProblem(answer, 422, 'VALIDATION_ERROR')
        assert.deepEqual(answer.data.errors[0].loc, loc)
      }
    })
  }
})

describe('a reminder at a time that does not exist', () => {
  for (const at of [
    'tomorrow',
    '2026-13-40T08:00:00Z',
    '2026-02-30T08:00:00Z',
    '9999-12-31T23:59:59-23:59',
  ]) {
    test(`is refused: ${at}`, async () => {
      const user = await service.newUser()
      await create(user)
      const reminders = [{ at }]
      for (const answer of [
        await user.call('POST', '/tasks', { title: 'a', reminders }),
        await user.call('PUT', '/tasks/1', { title: 'a', complete: false, reminders }),
        await user.call('PATCH', '/tasks/1', { reminders }),
      ]) {
        assertProblem(answer, 422, 'VALIDATION_ERROR')
        assert.deepEqual(answer.data.errors[0].loc, ['body', 'reminders', 0, 'at'])
      }
    })
  }

  test('does not affect the rest of a batch', async () => {
    const user = await service.newUser()
    const operations = [
      { method: 'POST', path: '/tasks', body: { title: 'a', reminders: [{ at: 'tomorrow' }] } },
      { method: 'POST', path: '/tasks', body: { title: 'b' } },
    ]
    const { statusCode, data } = await user.call('POST', '/batch', { mode: 'each', operations })
    assert.equal(statusCode, 200)
    assert.deepEqual(
      data.results.map(({ status }: { status: number }) => status),
      [422, 201],
    )
  })
})

for (const [name, body, sentence] of [
  ['date', { due: '2026-02-20' }, /^body\.due: Must be an object like \{"date": "2026-11-20"/],
  [
    'reminder',
    { reminders: [30] },
    /^body\.reminders\.0: Must be either \{"minutes_before": 30\} or \{"at": /,
  ],
] as const) {
  test(`a malformed ${name} is answered with an example`, async () => {
    const user = await service.newUser()
    assert.match((await user.call('POST', '/tasks', { title: 'a', ...body })).data.detail, sentence)
  })
}

describe('dates', () => {
  test("without a zone are in the user's zone, and move with it; days never do", async () => {
    const user = await service.newUser()
    await create(user, { due: { date: '2026-11-20', time: '09:00' }, start: { date: '2026-11-20' } })
    const read = async () => (await user.call('GET', '/tasks/1')).data
    assert.equal((await read()).due_at, '2026-11-20T09:00:00.000Z')
    const tag = { 'if-none-match': '"1"' }
    assert.equal((await user.call('GET', '/tasks/1', undefined, tag)).statusCode, 304)
    await user.call('PATCH', '/preferences', { time_zone: 'Asia/Karachi' })
    assert.equal((await user.call('GET', '/tasks/1', undefined, tag)).statusCode, 200)
    const moved = await read()
    assert.equal(moved.due_at, '2026-11-20T04:00:00.000Z')
    assert.deepEqual(
      [moved.due, moved.start, moved.start_at],
      [{ date: '2026-11-20', time: '09:00' }, { date: '2026-11-20' }, null],
    )
    assert.deepEqual((await user.call('PATCH', '/tasks/1', { title: 'b' })).data.due_at, moved.due_at)
  })

  test('that daylight saving skips or repeats have one instant', async () => {
    const user = await service.newUser()
    for (const [due, instant] of [
      [{ date: '2026-03-29', time: '02:30', time_zone: 'Europe/Berlin' }, '2026-03-29T01:30:00.000Z'],
      [{ date: '2026-10-25', time: '02:30', time_zone: 'Europe/Berlin' }, '2026-10-25T00:30:00.000Z'],
      [{ date: '2026-04-05', time: '01:45', time_zone: 'Australia/Lord_Howe' }, '2026-04-04T14:45:00.000Z'],
    ] as const) {
      assert.equal((await create(user, { due })).due_at, instant)
    }
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'

const PATH = '/recurrence/preview'
const BERLIN = { time: '09:00', time_zone: 'Europe/Berlin' }

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

async function preview(body: object, zone?: string) {
  const ada = await service.newUser()
  if (zone !== undefined) {
    await service.db.pool.query('UPDATE workspaces SET time_zone = $2 WHERE id = $1', [ada.id, zone])
  }
  const answer = await ada.call('POST', PATH, body)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.data
}

describe('a preview', () => {
  test('shows the dates of a rule, and explains it', async () => {
    const start = { date: '2026-10-31', ...BERLIN }
    const data = await preview({ recurrence: 'rrule:bymonthday=31;freq=monthly', start, count: 2 })
    assert.deepEqual(data, {
      recurrence: 'FREQ=MONTHLY;BYMONTHDAY=31',
      description: 'Every month on the 31st; months without a 31st are left out.',
      occurrences: [
        { ...start, at: '2026-10-31T08:00:00.000Z', why: 'The 1st date of the rule.' },
        {
          ...start,
          date: '2026-12-31',
          at: '2026-12-31T08:00:00.000Z',
          why: 'The 2nd date of the rule. 2026-11 is left out: it has no 31st.',
        },
      ],
      ends: false,
    })
  })

  for (const [what, body, ...reasons] of [
    [
      'the hour that is left out',
      {
        recurrence: 'FREQ=DAILY;COUNT=1',
        start: { date: '2026-03-29', time: '02:30', time_zone: 'Europe/Berlin' },
      },
      'The 1st date of the rule. 02:30 does not exist on 2026-03-29 in Europe/Berlin, so it is 03:30.',
    ],
    [
      'the hour that comes twice',
      {
        recurrence: 'FREQ=DAILY;COUNT=1',
        start: { date: '2026-10-25', time: '02:30', time_zone: 'Europe/Berlin' },
      },
      'The 1st date of the rule. 02:30 occurs twice on 2026-10-25 in Europe/Berlin; the first is used.',
    ],
    [
      'midnight left out, and the day with it',
      {
        recurrence: 'FREQ=DAILY;COUNT=1',
        start: { date: '2011-12-30', time: '09:00', time_zone: 'Pacific/Apia' },
      },
      'The 1st date of the rule. 09:00 does not exist on 2011-12-30 in Pacific/Apia, so it is 09:00 on 2011-12-31.',
    ],
    [
      'a start that is no date, and years that have none',
      { recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1', start: { date: '2025-01-31' } },
      'The 1st date of the rule. The rule does not give the start, 2025-01-31. 2025, 2026, 2027 are left out: they have no 29 February.',
    ],
    [
      'many that are left out',
      {
        recurrence: 'FREQ=YEARLY;BYMONTH=2',
        start: { date: '2096-02-29' },
        count: 1,
        after: { date: '2096-03-01' },
      },
      'A date of the rule: a Friday. 2097, 2098, 2099 and 4 more are left out: they have no 29 February.',
    ],
    [
      'the dates after one',
      { recurrence: 'FREQ=MONTHLY', start: { date: '2026-01-30' }, after: { date: '2026-01-30' }, count: 2 },
      'A date of the rule: a Monday. 2026-02 is left out: it has no 30th.',
      'A date of the rule: a Thursday.',
    ],
    [
      'some months only',
      { recurrence: 'FREQ=MONTHLY;BYMONTH=1,2,3;COUNT=2', start: { date: '2026-01-31' } },
      'The 1st date of the rule.',
      'The 2nd date of the rule. 2026-02 is left out: it has no 31st.',
    ],
    [
      'occurrences',
      { recurrence: 'FREQ=MONTHLY;COUNT=2', start: { date: '2026-01-31' }, recurrence_from: 'completion' },
      'The 1st date of the rule.',
      'If the previous one is done on 2026-01-31.',
    ],
    [
      'the occurrence after a day',
      {
        recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2',
        start: { date: '2026-01-31' },
        recurrence_from: 'completion',
        after: { date: '2026-02-04' },
      },
      'If the previous one is done on 2026-02-04.',
    ],
    [
      'nothing at all',
      {
        recurrence: 'FREQ=DAILY;UNTIL=20200101',
        start: { date: '2026-01-31' },
        recurrence_from: 'completion',
      },
    ],
  ] as [
    string,
    { recurrence: string; start: object; count?: number; [more: string]: unknown },
    ...string[],
  ][]) {
    test(`explains ${what}`, async () => {
      const data = await preview(body)
      assert.deepEqual(
        data.occurrences.map(({ why }: { why: string }) => why),
        reasons,
      )
      assert.equal(data.ends, body.count === undefined)
    })
  }

  test("reads a floating time in the user's zone, and a whole day in none", async () => {
    const floating = { recurrence: 'FREQ=DAILY;COUNT=1', start: { date: '2026-11-20', time: '09:00' } }
    assert.equal((await preview(floating)).occurrences[0].at, '2026-11-20T09:00:00.000Z')
    assert.equal((await preview(floating, 'Asia/Karachi')).occurrences[0].at, '2026-11-20T04:00:00.000Z')
    const day = { recurrence: 'FREQ=DAILY', start: { date: '2026-11-20' } }
    const { occurrences, ends } = await preview(day)
    assert.equal(occurrences.length, 10)
    assert.deepEqual([occurrences[0].at, ends], [null, false])
  })

  test('writes nothing, and answers a repeat alike', async () => {
    const ada = await service.newUser()
    const body = { recurrence: 'FREQ=DAILY', start: { date: '2026-11-20' } }
    const headers = { 'idempotency-key': 'again' }
    const first = await ada.call('POST', PATH, body, headers)
    const again = await ada.call('POST', PATH, body, headers)
    assert.deepEqual(again.data, first.data)
    assert.deepEqual((await ada.call('GET', '/changes?since=0')).data.changes, [])
  })

  for (const [where, body, message] of [
    ['recurrence', { recurrence: 'FREQ=HOURLY', start: { date: '2026-11-20' } }, /not HOURLY/],
    ['start', { recurrence: 'FREQ=DAILY', start: { date: '2026-02-30' } }, /calendar/],
    ['count', { recurrence: 'FREQ=DAILY', start: { date: '2026-11-20' }, count: 101 }, /./],
  ] as const) {
    test(`refuses a wrong ${where}`, async () => {
      const ada = await service.newUser()
      const answer = await ada.call('POST', PATH, body)
      assert.equal(answer.statusCode, 422)
      assert.equal(answer.data.errors[0].loc[1], where)
      assert.match(answer.data.errors[0].msg, message)
    })
  }

  test('answers 401 to a deleted user', async () => {
    const ada = await service.newUser()
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [ada.id])
    const answer = await ada.call('POST', PATH, { recurrence: 'FREQ=DAILY', start: { date: '2026-11-20' } })
    assert.equal(answer.statusCode, 401)
  })
})

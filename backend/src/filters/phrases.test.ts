import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** Days in words, as lines are read, asked of the service. */

let service: TestService
let ada: TestUser

before(async () => {
  service = await startService()
  // A Wednesday morning in Berlin.
  service.clock.set('2026-11-18T09:30:00.000Z')
  ada = await service.newUser()
  await service.db.pool.query(`UPDATE workspaces SET time_zone = 'Europe/Berlin' WHERE id = $1`, [ada.id])
  const days = ['11-18', '11-19', '11-20', '11-21', '11-22', '11-23', '11-25', '11-27', '11-29', '11-30']
  for (const day of [...days, '12-01', '12-31']) {
    await ada.call('POST', '/tasks', {
      title: day,
      due: { date: `2026-${day}` },
      priority: day < '11-20' ? 'urgent' : 'low',
    })
  }
})
after(() => service.close())

const found = async (filter: string): Promise<string> => {
  const { statusCode, data, payload } = await ada.call(
    'GET',
    `/tasks?sort=due&filter=${encodeURIComponent(filter)}`,
  )
  assert.equal(statusCode, 200, payload)
  return data.tasks.map(({ title }: { title: string }) => title).join(' ')
}

describe('a filter finds', () => {
  const cases: [filter: string, titles: string][] = [
    ['due in 7 days', '11-25'],
    ['due <= in 2 days', '11-18 11-19 11-20'],
    ['due = friday', '11-20'],
    ['due = nächsten Freitag', '11-27'],
    ['due = wednesday', '11-25'],
    ['due = next week', '11-23 11-25 11-27 11-29'],
    ['due > next week', '11-30 12-01 12-31'],
    ['due <= this weekend', '11-18 11-19 11-20 11-21 11-22'],
    ['due = nächsten Monat', '12-01 12-31'],
    ['due = end of month', '11-30'],
    ['due = کل', '11-19'],
    ['p1 and due >= tomorrow', '11-19'],
  ]
  for (const [filter, titles] of cases) {
    test(filter, async () => assert.equal(await found(filter), titles))
  }
})

describe('a date in numbers', () => {
  test('is read in the order that was chosen, and month first until then', async () => {
    const { data } = await ada.call('POST', '/tasks', { title: '03-04', due: { date: '2027-03-04' } })
    assert.equal(await found('due = 3/4/2027'), '03-04')
    assert.equal(await found('due = 4/3/2027'), '')
    assert.equal((await ada.call('PATCH', '/preferences', { date_format: 'dmy' })).statusCode, 200)
    assert.equal(await found('due = 3/4/2027'), '')
    assert.equal(await found('due = 4/3/2027'), '03-04')
    assert.equal(await found('due >= 4/3/2027'), '03-04')
    assert.equal(await found('due = 31/12/2026'), '12-31')
    assert.equal(await found('due = 12/31/2026'), '12-31')
    await ada.call('PATCH', '/preferences', { date_format: null })
    await ada.call('DELETE', `/tasks/${data.id}`)
  })
})

describe('in weeks that begin on Sunday, a filter finds', () => {
  before(() => ada.call('PATCH', '/preferences', { week_start: 7 }))
  after(() => ada.call('PATCH', '/preferences', { week_start: null }))

  const cases: [filter: string, titles: string][] = [
    ['due = next week', '11-22 11-23 11-25 11-27'],
    ['due > next week', '11-29 11-30 12-01 12-31'],
    ['due = next sunday', '11-22'],
    ['due = next friday', '11-27'],
    ['due = friday', '11-20'],
    ['due = next weekend', '11-29'],
  ]
  for (const [filter, titles] of cases) {
    test(filter, async () => assert.equal(await found(filter), titles))
  }
})

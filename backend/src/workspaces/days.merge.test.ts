import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { compareMoments } from '../../tests/support/filters/when.ts'
import { localTimeOf, type World, type WorldTask } from '../../tests/support/filters/world.ts'
import type { TestService, TestUser } from '../../tests/support/service.ts'
import { createAcross, sent as sentTo, startStopped } from '../../tests/support/zones.ts'
import type { When } from '../core/dates.ts'

/** Members in different time zones have days of their own: filters against a second implementation of them. */

let service: TestService

before(async () => {
  service = await startStopped()
})
after(() => service.close())

const sent = (...request: [TestUser, ...Parameters<TestUser['call']>]) => sentTo(service, ...request)
const shared = (zone: string, places: readonly string[]) => createAcross(service, zone, places)

describe('two members 13 hours apart', () => {
  const NEAR_AND_FAR = ['Pacific/Auckland', 'UTC']
  /** 12 hours apart before New York puts its clock back, and 13 after. */
  const NEITHER_THERE = ['America/New_York', 'Asia/Singapore']
  const CASES = [
    { zone: 'Pacific/Auckland', places: NEAR_AND_FAR, name: 'just before midnight in Auckland' },
    { zone: 'Pacific/Auckland', places: NEAR_AND_FAR, name: 'at midnight in Auckland' },
    { zone: 'Pacific/Auckland', places: NEAR_AND_FAR, name: 'just before midnight in UTC' },
    { zone: 'UTC', places: NEAR_AND_FAR, name: 'at midnight in UTC' },
    { zone: 'UTC', places: NEAR_AND_FAR, name: 'just before the clock is put forward in Auckland' },
    { zone: 'Europe/Berlin', places: NEITHER_THERE, name: 'just before the clock is put back in New York' },
    { zone: 'Europe/Berlin', places: NEITHER_THERE, name: 'after the clock was put back in New York' },
  ]
  const NOWS = [
    '2026-11-20T10:59:59.999Z',
    '2026-11-20T11:00:00.000Z',
    '2026-11-20T23:59:59.999Z',
    '2026-11-21T00:00:00.000Z',
    '2026-09-26T13:59:59.999Z',
    '2026-11-01T05:59:59.999Z',
    '2026-11-01T06:30:00.000Z',
  ]

  /** Days, floating times and times in these zones, around `now`. */
  function duesAround(now: Temporal.Instant, zones: readonly string[]): When[] {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const days = [-2, -1, 0, 1, 2].map((count) => today.add({ days: count }).toString())
    const floating = days.flatMap((date) =>
      ['00:00', '01:30', '02:30', '23:59'].map((time) => ({ date, time })),
    )
    const hours = [-37, -25, -24, -13, -12, -1, 0, 1, 11, 13, 24, 26, 36]
    const fixed = hours.flatMap((count, index) => {
      const zone = zones[index % zones.length] ?? 'UTC'
      const there = now.add({ hours: count }).toZonedDateTimeISO(zone)
      const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
      return [{ date: there.toPlainDate().toString(), time, time_zone: zone }]
    })
    return [...days.map((date) => ({ date })), ...floating, ...fixed]
  }

  /** The task as the second implementation of filters has it. */
  function worldTask(id: number, when: When, complete: boolean): WorldTask {
    const { date, time, time_zone: zone } = when
    const at =
      zone === undefined
        ? null
        : Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString()
    const local = (wholeDay: string) => `${date}T${time ?? wholeDay}`
    return {
      ...{ id, complete, due_at: at, start_at: at },
      ...{ due_local: local('23:59:59.999'), start_local: local('00:00:00.000') },
    } as WorldTask
  }

  const SIGNS: Record<string, (sign: number) => boolean> = {
    '=': (sign) => sign === 0,
    '!=': (sign) => sign !== 0,
    '<': (sign) => sign < 0,
    '<=': (sign) => sign <= 0,
    '>': (sign) => sign > 0,
    '>=': (sign) => sign >= 0,
  }

  /** Filters of relative days and times, with what they mean. */
  function filtersOf(world: World): Map<string, (task: WorldTask) => boolean> {
    const now = world.now.toTemporalInstant()
    const here = now.toZonedDateTimeISO(world.elsewhere ?? world.zone)
    const today = here.toPlainDate()
    const points: Record<string, Temporal.PlainDate | Temporal.PlainDateTime | Temporal.Instant> = {
      ...{ today, tomorrow: today.add({ days: 1 }), yesterday: today.subtract({ days: 1 }) },
      ...{ 'today + 2d': today.add({ days: 2 }), 'today - 1w': today.subtract({ weeks: 1 }) },
      ...{
        now,
        'now + 13h': now.add({ hours: 13 }),
        'now - 1d': here.subtract({ days: 1 }).toPlainDateTime(),
      },
    }
    const holds = (field: 'due' | 'start', point: (typeof points)[string], task: WorldTask): number =>
      compareMoments(Temporal.PlainDateTime.from(String(localTimeOf(task, field, world))), point, world)
    const compared = Object.entries(points).flatMap(([text, point]) =>
      Object.entries(SIGNS).flatMap(([sign, is]) =>
        (sign === '!=' || sign === '<=' ? (['due'] as const) : (['due', 'start'] as const)).map(
          (field) =>
            [`${field} ${sign} ${text}`, (task: WorldTask) => is(holds(field, point, task))] as const,
        ),
      ),
    )
    const isOverdue = (task: WorldTask) => !task.complete && holds('due', now, task) < 0
    return new Map([
      ...compared,
      ['overdue', isOverdue],
      ['not overdue', (task: WorldTask) => !isOverdue(task)],
      ['complete and due = today', (task: WorldTask) => task.complete && holds('due', today, task) === 0],
    ])
  }

  for (const [index, { zone, places, name }] of CASES.entries()) {
    test(`have days of their own in filters, counts and searches, ${name}`, async () => {
      const now = Temporal.Instant.from(NOWS[index] ?? '')
      service.clock.set(now.toString())
      const { there } = await shared(zone, places)
      const [first, second] = there as [TestUser, TestUser]
      const dues = duesAround(now, [...places, zone])
      const operations = dues.map((when, place) => ({
        ...{ method: 'POST', path: '/tasks' },
        body: { title: `Milk ${place}`, due: when, start: when, complete: place % 5 === 0 },
      }))
      await sent(first, 'POST', '/batch', { operations })
      const tasks = dues.map((when, place) => worldTask(place + 1, when, place % 5 === 0))
      const none = { labels: [], projects: [], members: [] }
      const base = { user: '', zone, now: new Date(now.epochMilliseconds), ...none, tasks }
      const worlds = places.map((elsewhere): World => ({ ...base, elsewhere }))
      const views = ['overdue', 'due = today', 'due < today', 'start > now', 'due >= tomorrow']
      for (const filter of views) await sent(first, 'POST', '/views', { name: filter, filter })

      let differing = 0
      const found: string[] = []
      for (const [member, world] of [
        [first, worlds[0] as World],
        [second, worlds[1] as World],
      ] as const) {
        const filters = filtersOf(world)
        const idsOf = (filter: string) =>
          tasks.filter((task) => filters.get(filter)?.(task)).map(({ id }) => id)
        for (const filter of filters.keys()) {
          const { data } = await sent(
            member,
            'GET',
            `/tasks?limit=500&sort=id&filter=${encodeURIComponent(filter)}`,
          )
          const ids = data.tasks.map(({ id }: { id: number }) => id)
          assert.deepEqual(ids, idsOf(filter), `${filter} in ${world.elsewhere}`)
          const key = `${filter}: ${ids}`
          if (member === second && !found.includes(key)) differing += 1
          found.push(key)
        }
        const counted = (await sent(member, 'GET', '/counts')).data.views
        assert.deepEqual(
          counted.map((view: { tasks: number }) => view.tasks),
          views.map((filter) => idsOf(filter).length),
          `counts in ${world.elsewhere}`,
        )
        const sought = await sent(member, 'GET', '/tasks?limit=500&q=milk&filter=due%20%3D%20today')
        assert.equal(sought.data.count, idsOf('due = today').length)
      }
      assert.ok(differing > 20, `only ${differing} filters mean something else for the other`)
    })
  }
})

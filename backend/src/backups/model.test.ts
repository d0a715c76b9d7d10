import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { lastDue, nameOf, ours, outdated, parseName } from './model.ts'

const at = (text: string) => new Date(text)

test('a name says when, and why', () => {
  const now = at('2026-11-23T03:00:07.123Z')
  assert.equal(nameOf(now), 'docket-2026-11-23T03-00-07Z.backup')
  const before = nameOf(now, { beforeUpgrade: true })
  assert.equal(before, 'docket-2026-11-23T03-00-07Z-before-upgrade.backup')
  assert.deepEqual(parseName(before), {
    name: before,
    at: Date.parse('2026-11-23T03:00:07Z'),
    beforeUpgrade: true,
  })
})

test('other files are none of ours, nor is one that is unfinished', () => {
  const names = [
    'docket.backup',
    'docket-2026-99-23T03-00-07Z.backup',
    'docket-2026-11-23T03-00-07Z.backup.0a1b2c3d.part',
    'docket-2026-11-23T03-00-07Z.backup.gpg',
    '../docket-2026-11-23T03-00-07Z.backup',
  ]
  assert.deepEqual(ours(names), [])
})

test('the last backup was due today, or yesterday before its time', () => {
  const three = 3 * 60 * 60 * 1000
  const due = (now: string) => new Date(lastDue(at(now), three)).toISOString()
  assert.equal(due('2026-11-23T03:00:00.000Z'), '2026-11-23T03:00:00.000Z')
  assert.equal(due('2026-11-23T02:59:59.999Z'), '2026-11-22T03:00:00.000Z')
  assert.equal(due('2026-11-23T23:59:00.000Z'), '2026-11-23T03:00:00.000Z')
})

describe('of a year of nights', () => {
  const now = at('2026-11-23T03:00:00Z') // a Monday
  const night = (ago: number) => new Date(now.getTime() - ago * 24 * 60 * 60 * 1000)
  const kept = (names: string[], keep = { days: 7, weeks: 4 }) => {
    const all = ours(names)
    const gone = new Set(outdated(all, now, keep))
    return all.filter((one) => !gone.has(one)).map(({ name }) => name.slice(7, 17))
  }

  test('the last days are kept, and the newest of each of the last weeks', () => {
    const nights = Array.from({ length: 365 }, (_, ago) => nameOf(night(ago)))
    assert.deepEqual(kept(nights), [
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
    ])
  })

  test('those before an upgrade are kept as long as weekly ones', () => {
    const upgrade = (ago: number) => nameOf(night(ago), { beforeUpgrade: true })
    // The newest of each week is another one.
    const later = [nameOf(new Date(night(13).getTime() + 1000)), nameOf(new Date(night(34).getTime() + 1000))]
    assert.deepEqual(kept([nameOf(now), upgrade(13), upgrade(34), ...later]), [
      '2026-11-23',
      '2026-11-10',
      '2026-11-10',
    ])
  })

  test('the newest is kept, however old', () => {
    assert.deepEqual(kept([nameOf(night(300)), nameOf(night(301))]), [nameOf(night(300)).slice(7, 17)])
  })
})

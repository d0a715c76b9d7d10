import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { positionOfId } from '../src/core/order.ts'
import { type Fields, fieldsOf, SHOWN, someOf } from './support/fields.ts'
import {
  actionsOf,
  type Call,
  changesOf,
  contentOf,
  currentOf,
  furnish,
  type Made,
  play,
  randomOf,
  replay,
  SEED,
} from './support/random.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Merges and batches of anything that a client may do to any field of any resource. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

type State = Record<string, unknown>

/** Fields that every write sets, or that follow from others. */
const DERIVED = ['id', 'created_at', 'updated_at', 'revision', 'due_at', 'start_at']

const changed = (one: State, other: State, field: string) => !isDeepStrictEqual(one[field], other[field])

/** What a merge must make of a field, from what each edit alone makes of it; undefined where they conflict. */
function expectedOf(field: string, base: State, theirs: State, yours: State): { value: unknown } | undefined {
  if (!changed(base, yours, field)) return { value: theirs[field] }
  if (!changed(base, theirs, field) || !changed(theirs, yours, field)) return { value: yours[field] }
  return undefined
}

/** Fields that a merge treats as one may conflict although nobody has changed the same field. */
const BOUND: Record<string, readonly (readonly string[])[]> = {
  task: [
    ['project_id', 'parent_id'],
    // What is blocked is not completed.
    ['complete', 'blocked_by'],
    ['complete', 'due', 'start', 'recurrence', 'recurrence_from', 'recurrence_start', 'recurrence_id'],
  ],
}

const ROUNDS = 60

/** Where each kind is created, with the fields that it needs. */
const NEEDED: Record<keyof Fields, [path: string, body: object]> = {
  task: ['/tasks', { title: 'x' }],
  project: ['/projects', { name: 'x' }],
  label: ['/labels', { name: 'x' }],
  view: ['/views', { name: 'x', filter: '' }],
  note: ['/tasks/1/notes', { body: 'x' }],
  preferences: ['/preferences', { time_zone: 'Asia/Dubai' }],
}

/** Makes one in a state drawn at random. @returns the path where it is; undefined where its fields do not go together */
async function make(user: TestUser, kind: keyof Fields, drawn: object): Promise<string | undefined> {
  const [path, body] = NEEDED[kind]
  if (kind === 'preferences') {
    for (const patch of [body, drawn]) await user.call('PATCH', path, patch)
    return path
  }
  const answer = await user.call('POST', path, { ...body, ...drawn })
  return answer.statusCode === 201 ? `${path}/${answer.data.id}` : undefined
}

for (const kind of Object.keys(NEEDED) as (keyof Fields)[]) {
  test(`editing any field of a ${kind} merges with editing any other`, async () => {
    const user = await service.newUser()
    const random = randomOf(SEED)
    const ids = {
      task: () => 1 + Math.floor(random() * 3),
      project: () => 4 + Math.floor(random() * 2),
      member: () => user.id,
    }
    for (const title of ['one', 'two', 'three']) await make(user, 'task', { title })
    for (const name of ['P', 'Q']) await make(user, 'project', { name })
    const draws = fieldsOf(random, ids)[kind] as Record<string, () => unknown>
    const merged = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const drawn = (probability: number) => {
        const some = someOf<State>(draws, random, probability)
        // A rule needs a date.
        if (some.recurrence) some.due = { date: '2026-11-20' }
        return some
      }
      const start = drawn(0.3)
      const [theirs, yours] = [drawn(0.25), drawn(0.25)]
      // Only of a recurring task can every field change.
      if (kind === 'task' && round % 4 === 0) {
        Object.assign(start, {
          due: { date: '2026-11-20' },
          recurrence: 'FREQ=WEEKLY',
          recurrence_from: null,
        })
        Object.assign(yours, { recurrence_from: 'completion' })
      }
      if (Object.keys(yours).length === 0) continue
      const path = await make(user, kind, start)
      if (path === undefined) continue
      const first = await user.call('GET', path)
      const base: State = first.data
      let alone: State = { ...base, ...yours }
      if (kind === 'task') {
        // The edit alone is tried on a twin, so what is expected needs no second implementation of the rules.
        const edited = await user.call('PATCH', String(await make(user, kind, start)), yours)
        if (edited.statusCode !== 200) continue
        alone = {
          ...edited.data,
          position: yours.position ?? (yours.position === null ? ownPlace(base) : base.position),
        }
      }
      if (kind === 'preferences') {
        // What is cleared is absent.
        const { data } = await user.call('PATCH', `${path}?dry_run=true`, yours)
        alone = data.changes[0]?.after ?? base
      }
      if (Object.keys(theirs).length > 0) await user.call('PATCH', path, theirs)
      const now: State = (await user.call('GET', path)).data
      const headers = { 'if-match': String(first.headers.etag), prefer: 'merge' }
      const answer = await user.call('PATCH', path, yours, headers)
      assert.ok(answer.statusCode < 500, answer.payload)
      const about = `${JSON.stringify({ base, theirs, yours, now })}: ${answer.payload}`
      const fields = Object.keys(SHOWN[kind].shape).filter((field) => !DERIVED.includes(field))
      const expected = fields.map((field) => [field, expectedOf(field, base, now, alone)] as const)
      if (answer.statusCode === 200) {
        for (const [field, value] of expected) {
          assert.ok(value !== undefined, `${field} conflicts: ${about}`)
          assert.deepEqual(answer.data[field], value.value, `${field}: ${about}`)
        }
        for (const field of fields) if (changed(now, answer.data, field)) merged.add(field)
      } else if (answer.statusCode === 409) {
        const touched = (state: State) => (field: string) => changed(base, state, field)
        const isBound = (BOUND[kind] ?? []).some(
          (bond) => bond.some(touched(now)) && bond.some(touched(alone)),
        )
        assert.ok(
          isBound || expected.some(([, value]) => value === undefined) || alone.statusCode === 409,
          about,
        )
        assert.deepEqual((await user.call('GET', path)).data, now, 'and nothing is written')
      }
      // Names of labels and views are unique.
      if (kind !== 'preferences') await user.call('DELETE', path)
    }
    assert.deepEqual(
      Object.keys(draws).filter((field) => !merged.has(field)),
      [],
      'fields that no merge changed',
    )
  })
}

/** The place of a task that was never moved. */
const ownPlace = ({ id }: State): string => positionOfId(Number(id))

test('a batch has the same result as its operations one by one, and one undo reverts all of it', async () => {
  const [one, other] = [await service.newUser(), await service.newUser()]
  const random = randomOf(SEED)
  const knowns = await Promise.all([furnish(one), furnish(other)])
  const [made = new Map() as Made] = knowns
  const act = actionsOf(random, { tasks: 12, revisions: 150, made })
  const isPart = ([, path]: Call) => path !== '/undo'
  const shown = (states: Awaited<ReturnType<typeof currentOf>>, { id }: TestUser) =>
    JSON.parse(JSON.stringify(contentOf(states)).replaceAll(id, 'me'), (name, value) =>
      ['created_at', 'at'].includes(name) ? null : value,
    )
  const calls = Array.from({ length: 100 }, act).filter(isPart)
  const was = contentOf(await currentOf(other))
  const statuses: number[] = []
  for (const call of calls) statuses.push((await play(one, call)).statusCode)
  const operations = calls.map(([method, path, body]) => ({ method, path, ...(body && { body }) }))
  const batch = await other.call('POST', '/batch', { mode: 'each', operations })
  assert.equal(batch.statusCode, 200, batch.payload)
  assert.deepEqual(
    batch.data.results.map(({ status }: { status: number }) => status),
    statuses,
  )
  const after = await currentOf(other)
  assert.deepEqual(shown(after, other), shown(await currentOf(one), one))
  assert.deepEqual(contentOf(after), contentOf(replay(await changesOf(other))))
  let revision = batch.data.write
  for (const expected of [was, contentOf(after), was, contentOf(after)]) {
    const answer = await other.call('POST', '/undo', { revision })
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.deepEqual(contentOf(await currentOf(other)), expected)
    revision = answer.data.write
  }
})

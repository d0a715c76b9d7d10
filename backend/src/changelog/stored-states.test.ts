import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { type Snapshot, USUAL } from '../tasks/model/state.ts'
import { type StoredChange, statesOf, storedStates } from './stored-states.ts'

const AT = '2026-11-20T12:00:00.000Z'
const EARLIER = '2026-11-19T12:00:00.000Z'

const plain = {
  title: fc.constantFrom('Rake', 'Rake the leaves', '"}', ''),
  description: fc.constantFrom(null, 'In the garden', 'null'),
  complete: fc.boolean(),
  details: fc.constantFrom(
    null,
    { priority: 'high', due: { date: '2026-11-21', time: null } },
    { estimate: 5 },
  ),
}
const states = fc.record({
  before: fc.option(fc.record(plain)),
  after: fc.option(fc.record(plain)),
  created: fc.constantFrom(EARLIER, AT),
  updated: fc.constantFrom(EARLIER, AT),
})

const written = { user_id: 'ada', id: 7 }
const stored = (row: object) => JSON.parse(JSON.stringify(row)) as StoredChange

describe('states in the change log', () => {
  test('are read as they were logged, whatever changed', () => {
    fc.assert(
      fc.property(states, ({ before, after, created, updated }) => {
        const then = before && {
          ...written,
          ...before,
          created_at: created,
          updated_at: updated,
          revision: 3,
        }
        const now = after && { ...written, ...after, created_at: created, updated_at: AT, revision: 9 }
        const change = { resource: 'task', id: 7, revision: 9, before: then, after: now, usual: USUAL }
        const row = {
          ...storedStates(change, { workspaceId: 'ada', at: AT }),
          user_id: 'ada',
          resource_id: '7',
          revision: 9,
          at: AT,
        }
        assert.deepEqual(statesOf(stored(row), USUAL), { before: then, after: now })
        const whole = { ...row, previous: null, before: then, after: now }
        assert.deepEqual(statesOf(stored(whole), USUAL), { before: then, after: now }, 'stored whole')
      }),
    )
  })

  test('of a resource without usual values are stored as they are', () => {
    const after = { id: 7, user_id: 'ada', title: 'Rake', description: null }
    const change = { resource: 'label', id: 7, revision: 9, before: null, after }
    assert.deepEqual(storedStates(change, { workspaceId: 'ada', at: AT }), {
      before: null,
      after,
      previous: null,
    })
  })
})

describe('tasks in the change log', () => {
  let service: TestService
  let ada: TestUser
  before(async () => {
    service = await startService()
    ada = await service.newUser()
  })
  after(() => service.close())

  const rows = async (): Promise<StoredChange[]> =>
    (
      await service.db.pool.query(
        `SELECT user_id, revision, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, resource_id,
           previous, before, after
         FROM changes WHERE user_id = $1 AND resource = 'task' ORDER BY changes.revision`,
        [ada.id],
      )
    ).rows.map((row) => ({
      ...row,
      revision: Number(row.revision),
      previous: row.previous && Number(row.previous),
    }))

  const edits: { title: string; bodies: object[] }[] = [
    {
      title: 'created, renamed and completed',
      bodies: [{ title: 'Two "2"' }, { complete: true }, { complete: false }],
    },
    {
      title: 'described',
      bodies: [{ description: 'More\n\\' }, { description: 'Else' }, { description: null }],
    },
    { title: 'with details', bodies: [{ priority: 'high' }, { title: 'Renamed' }, { complete: true }] },
  ]
  for (const { title, bodies } of edits) {
    test(`${title}: a single statement stores what a unit of work would`, async () => {
      const shown: { revision: number }[] = []
      const send = async (method: 'POST' | 'PATCH', path: string, body: object) => {
        service.clock.advance(1)
        const answer = await ada.call(method, path, body)
        assert.ok(answer.statusCode < 300, answer.payload)
        shown.push(answer.data)
        return answer.data.id
      }
      const id = await send('POST', '/tasks', { title })
      for (const body of bodies) await send('PATCH', `/tasks/${id}`, body)
      const own = (await rows()).filter(({ resource_id }) => resource_id === String(id))
      let before: object | null = null
      for (const [index, row] of own.entries()) {
        const states = statesOf(row, USUAL)
        assert.deepEqual(states.before, before)
        const again = storedStates(
          { resource: 'task', id, revision: row.revision, ...states, usual: USUAL },
          { workspaceId: ada.id, at: row.at },
        )
        const { before: then, after: now, previous } = row
        // A statement says when the task was created even where that is the time of the write.
        assert.deepEqual({ before: then, after: now, previous }, again)
        const after = states.after as Snapshot
        const task = shown[index] as unknown as Record<string, unknown>
        for (const name of [
          'id',
          'user_id',
          'title',
          'description',
          'complete',
          'created_at',
          'updated_at',
          'revision',
        ])
          assert.deepEqual(after[name as 'title'], task[name], name)
        before = after
      }
      assert.equal(own.length, shown.length)
    })
  }

  test('take little room: a new task its title, an edit what it changed', async () => {
    const { data: task } = await ada.call('POST', '/tasks', { title: 'Small' })
    service.clock.advance(1)
    await ada.call('PATCH', `/tasks/${task.id}`, { title: 'Smaller' })
    const [created, renamed] = (await rows()).slice(-2)
    assert.deepEqual(created?.after, { title: 'Small' })
    assert.deepEqual(renamed?.before, { title: 'Small', updated_at: task.updated_at })
    assert.deepEqual(renamed?.after, { title: 'Smaller', created_at: task.created_at })
  })
})

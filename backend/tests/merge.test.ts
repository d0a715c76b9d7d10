import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from './support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** A writer who comes second learns the current state, and may request a merge with it. */

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
  user = await service.newUser()
})
after(() => service.close())

type Method = 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE'

async function make(path: string, body: object): Promise<string> {
  const answer = await user.call('POST', path, body)
  assert.equal(answer.statusCode, 201, answer.payload)
  return `${path}/${answer.data.id}`
}

const newTask = (more: object = {}) => make('/tasks', { title: 'Buy milk', ...more })
let count = 0
const unique = (name: string) => {
  count += 1
  return `${name} ${count}`
}
const read = async (path: string) => (await user.call('GET', path)).data
const etagOf = async (path: string) => String((await user.call('GET', path)).headers.etag)

/** One of each kind, with an edit of yours and one that somebody else makes meanwhile. */
const KINDS: Record<string, { make: () => Promise<string>; yours: object; theirs: object }> = {
  task: { make: () => newTask(), yours: { title: 'Oats' }, theirs: { description: 'Two' } },
  'task with details': {
    make: () => newTask({ priority: 'high' }),
    yours: { priority: 'low' },
    theirs: { title: 'Oats' },
  },
  project: {
    make: () => make('/projects', { name: 'Garden' }),
    yours: { name: 'Park' },
    theirs: { archived: true },
  },
  label: {
    make: () => make('/labels', { name: unique('errand') }),
    yours: { name: unique('way') },
    theirs: { color: '#112233' },
  },
  view: {
    make: () => make('/views', { name: unique('Soon'), filter: 'due < today' }),
    yours: { name: unique('Late') },
    theirs: { sort: '-due' },
  },
  note: {
    make: async () => make(`${await newTask()}/notes`, { body: 'said' }),
    yours: { body: 'more' },
    theirs: { body: 'less' },
  },
  preferences: {
    make: async () => '/preferences',
    yours: { time_zone: 'Asia/Tokyo' },
    theirs: { time_zone: 'Europe/Berlin' },
  },
}

describe('a 412 carries the current state', () => {
  async function assertCurrent(method: Method, path: string, at: string, body?: object): Promise<void> {
    const shown = await user.call('GET', at)
    for (const headers of [{ 'if-match': '"999999"' }, { 'if-none-match': String(shown.headers.etag) }]) {
      if (method === 'GET' && 'if-none-match' in headers) continue
      const answer = await user.call(method, path, body, headers as Record<string, string>)
      assertProblem(answer, 412, 'PRECONDITION_FAILED')
      assert.deepEqual(answer.data.current, shown.data, `${method} ${path}`)
      assert.equal(answer.headers.etag, shown.headers.etag)
      assert.deepEqual(await read(at), shown.data, 'and nothing is written')
    }
  }

  for (const [kind, { make, yours }] of Object.entries(KINDS)) {
    test(`of a ${kind}: read, changed or deleted`, async () => {
      const path = await make()
      await assertCurrent('GET', path, path)
      await assertCurrent('PATCH', path, path, yours)
      if (kind !== 'preferences') await assertCurrent('DELETE', path, path)
    })
  }

  test('of a task by every other write', async () => {
    const due = { date: '2026-11-20', time: '09:00' }
    const path = await newTask({ due, recurrence: 'FREQ=DAILY' })
    const beside = await newTask()
    await user.call('PATCH', '/preferences', { time_zone: 'America/New_York' })
    await user.call('PATCH', `${path}/complete`)
    const [{ id }] = (await read(`${path}/occurrences`)).occurrences
    await assertCurrent('PUT', path, path, { title: 'Oats', complete: false })
    await assertCurrent('PATCH', `${path}/complete`, path)
    await assertCurrent('PATCH', `${path}/complete`, path, { complete: true })
    await assertCurrent('POST', `${path}/skip`, path)
    await assertCurrent('DELETE', `${path}/occurrences/${id}`, path)
    await assertCurrent('POST', `${path}/move`, path, { before: Number(beside.split('/').at(-1)) })
  })

  test('of an item that is moved', async () => {
    const [one, other] = [await make('/projects', { name: 'one' }), await make('/projects', { name: 'two' })]
    await assertCurrent('POST', `${one}/move`, one, { after: Number(other.split('/').at(-1)) })
  })

  test('but not the list', async () => {
    const answer = await user.call('GET', '/tasks', undefined, { 'if-match': '"1"' })
    assertProblem(answer, 412, 'PRECONDITION_FAILED')
    assert.equal('current' in answer.data, false)
    const undated = await user.call('GET', '/tasks?overdue=true', undefined, { 'if-match': '"1"' })
    assertProblem(undated, 412, 'PRECONDITION_FAILED')
    assert.equal(undated.headers.etag, undefined)
  })

  test('and nothing of other users', async () => {
    const other = await service.newUser()
    const path = await newTask()
    const answer = await other.call('PATCH', path, { title: 'mine' }, { 'if-match': '"999999"' })
    assertProblem(answer, 404, 'NOT_FOUND')
    assert.equal('current' in answer.data, false)
  })
})

/** Applies the edit `yours` to what was read at `base`. */
const edit = (
  path: string,
  yours: object,
  base: string,
  headers: Record<string, string> = {},
  by: Method = 'PATCH',
) => user.call(by, path, yours, { 'if-match': base, prefer: 'merge', ...headers })

function assertMerged(answer: Answer, expected: object): void {
  assert.equal(answer.statusCode, 200, answer.payload)
  assert.equal(answer.headers['preference-applied'], 'merge')
  assert.equal(answer.headers.etag, `"${answer.data.revision}"`)
  assert.deepEqual({ ...answer.data, ...expected }, answer.data)
}

/** Applies the edit `yours`, based on the present state, after others have made the changes `theirs`. */
async function meeting(
  path: string,
  theirs: [Method, string, object?][],
  yours: object,
  by: Method = 'PATCH',
) {
  const base = await etagOf(path)
  for (const [method, below, body] of theirs) {
    const answer = await user.call(method, `${path}${below}`, body)
    assert.ok(answer.statusCode < 300, answer.payload)
  }
  const current = await read(path)
  return { current, answer: await edit(path, yours, base, {}, by) }
}

async function assertConflict(
  { current, answer }: { current: { revision: number }; answer: Answer },
  conflicts: object[],
  path: string,
): Promise<void> {
  assertProblem(answer, 409, 'CONFLICT')
  assert.deepEqual(answer.data.conflicts, conflicts)
  assert.deepEqual(answer.data.current, current)
  assert.equal(answer.headers.etag, `"${current.revision}"`)
  assert.equal(answer.headers['preference-applied'], undefined)
  assert.deepEqual(await read(path), current, 'nothing is written')
}

describe('with Prefer: merge', () => {
  for (const [kind, { make, yours, theirs }] of Object.entries(KINDS)) {
    const isDisjoint = Object.keys(yours)[0] !== Object.keys(theirs)[0]

    test(`editing a ${kind} ${isDisjoint ? 'is applied to its current state' : 'is refused where both differ'}`, async () => {
      const path = await make()
      // Preferences are only in the log once they have been written.
      if (kind === 'preferences') await user.call('PATCH', path, { time_zone: 'Asia/Dubai' })
      const was = await read(path)
      const { current, answer } = await meeting(path, [['PATCH', '', theirs]], yours)
      if (isDisjoint) {
        assertMerged(answer, { ...theirs, ...yours })
        assert.ok(answer.data.revision > current.revision)
        return assert.deepEqual(await read(path), answer.data)
      }
      const [field = ''] = Object.keys(yours)
      const values = [was, theirs, yours].map((state) => Object(state)[field])
      await assertConflict(
        { current, answer },
        [{ field, base: values[0], theirs: values[1], yours: values[2] }],
        path,
      )
    })

    test(`the same edit of a ${kind} by both changes nothing`, async () => {
      const path = await make()
      if (kind === 'preferences') await user.call('PATCH', path, { time_zone: 'Asia/Dubai' })
      const { current, answer } = await meeting(path, [['PATCH', '', theirs]], theirs)
      assertMerged(answer, theirs)
      assert.deepEqual(answer.data, current, 'and no revision is taken')
    })
  }

  test('an edit of the current state is an ordinary edit', async () => {
    for (const more of [{}, { priority: 'high' }]) {
      const path = await newTask(more)
      const answer = await edit(path, { title: 'Oats', labels: ['x'] }, await etagOf(path))
      assert.deepEqual([answer.statusCode, answer.data.title], [200, 'Oats'])
      assert.equal(answer.headers['preference-applied'], undefined)
    }
  })

  test('a field left unchanged keeps what others set', async () => {
    const path = await newTask({ description: 'Two litres' })
    const { answer } = await meeting(path, [['PATCH', '', { title: 'Oats' }]], {
      title: 'Buy milk',
      description: null,
    })
    assertMerged(answer, { title: 'Oats', description: null })
  })

  test('several changes by others count together', async () => {
    const path = await newTask()
    const theirs = [{ title: 'a' }, { title: 'Buy milk' }, { priority: 'low' }]
    const { answer } = await meeting(
      path,
      theirs.map((body): [Method, string, object] => ['PATCH', '', body]),
      { title: 'Oats' },
    )
    assertMerged(answer, { title: 'Oats', priority: 'low' })
  })

  test('PUT changes only the fields that it makes different', async () => {
    const path = await newTask({ description: 'Two', priority: 'high', labels: ['home'] })
    const theirs: [Method, string, object][] = [['PATCH', '', { labels: ['home', 'shop'], title: 'Milk' }]]
    const whole = { title: 'Buy milk', complete: true, priority: 'high', labels: ['home'] }
    const { answer } = await meeting(path, theirs, whole, 'PUT')
    assertMerged(answer, {
      title: 'Milk',
      description: null,
      complete: true,
      priority: 'high',
      labels: ['home', 'shop'],
    })
    const put = { title: 'Buy milk', complete: true, priority: 'high' }
    const meets = await meeting(path, [['PATCH', '', { labels: [] }]], { ...put, labels: ['never'] }, 'PUT')
    await assertConflict(
      meets,
      [{ field: 'labels', base: ['home', 'shop'], theirs: [], yours: ['never'] }],
      path,
    )
    assert.deepEqual(
      (await read('/labels')).labels.filter(({ name }: { name: string }) => name === 'never'),
      [],
      'nor are labels made',
    )
  })

  test('a label in another spelling is the same label', async () => {
    await newTask({ labels: ['Garage'] })
    const path = await newTask()
    const { current, answer } = await meeting(path, [['PATCH', '', { labels: ['Garage'] }]], {
      labels: ['GARAGE', 'garage'],
    })
    assertMerged(answer, { labels: ['Garage'] })
    assert.deepEqual(answer.data, current)
  })

  test('what is refused without merging is refused', async () => {
    const path = await newTask()
    const bad = await meeting(path, [['PATCH', '', { title: 'Oats' }]], { recurrence: 'FREQ=DAILY' })
    assertProblem(bad.answer, 422, 'VALIDATION_ERROR')
    const blocker = await newTask()
    const id = Number(blocker.split('/').at(-1))
    const blocked = await meeting(path, [['PATCH', '', { blocked_by: [id] }]], { complete: true })
    assertProblem(blocked.answer, 409, 'CONFLICT')
    assert.deepEqual(blocked.answer.data.blocked_by, [id])
  })
})

describe('dependent fields are not merged', () => {
  const due = { date: '2026-11-20' }
  const recurs = { due, recurrence: 'FREQ=DAILY' }

  test('a second completion of the same occurrence does not complete the next', async () => {
    const path = await newTask(recurs)
    const { current, answer } = await meeting(path, [['PATCH', '/complete']], { complete: true })
    assertProblem(answer, 409, 'CONFLICT')
    const fields = answer.data.conflicts.map(({ field }: { field: string }) => field)
    assert.deepEqual(fields.toSorted(), ['complete', 'due', 'recurrence_id'])
    assert.deepEqual(await read(path), current)
  })

  test('a date applies to the occurrence that was seen', async () => {
    const path = await newTask(recurs)
    for (const yours of [{ due: { date: '2026-11-30' } }, { start: due }, { recurrence: 'FREQ=WEEKLY' }]) {
      const { answer } = await meeting(path, [['POST', '/skip']], yours)
      assertProblem(answer, 409, 'CONFLICT')
    }
    const { answer } = await meeting(path, [['POST', '/skip']], { title: 'Oats', priority: 'low' })
    assertMerged(answer, { title: 'Oats', priority: 'low' })
  })

  test('a rule starts from the date that was seen', async () => {
    const path = await newTask({ due })
    const moved = await meeting(path, [['PATCH', '', { due: { date: '2026-12-01' } }]], {
      recurrence: 'FREQ=DAILY',
    })
    assertProblem(moved.answer, 409, 'CONFLICT')
    const ruled = await meeting(path, [['PATCH', '', { recurrence: 'FREQ=DAILY' }]], { due: null })
    assertProblem(ruled.answer, 409, 'CONFLICT')
    const begunAnew = await meeting(path, [['PATCH', '', { title: 'Oats' }]], {
      due: { date: '2026-12-24' },
      recurrence: 'FREQ=DAILY',
    })
    assertMerged(begunAnew.answer, { title: 'Oats', recurrence_start: { date: '2026-12-24' } })
  })

  test('both may create the same series', async () => {
    const path = await newTask({ due })
    const yours = { recurrence: 'FREQ=DAILY', due: { date: '2026-11-21' } }
    const { current, answer } = await meeting(
      path,
      [
        ['PATCH', '', { title: 'Oats' }],
        ['PATCH', '', yours],
      ],
      yours,
    )
    assertMerged(answer, yours)
    assert.deepEqual(answer.data, current)
  })

  test('without a rule, dates and completion are ordinary fields', async () => {
    const path = await newTask({ due })
    const { answer } = await meeting(path, [['PATCH', '', { due: { date: '2026-12-01' } }]], {
      complete: true,
      start: due,
    })
    assertMerged(answer, { complete: true, start: due, due: { date: '2026-12-01' } })
  })

  test("a subtask belongs to its parent's project", async () => {
    const idOf = (path: string) => Number(path.split('/').at(-1))
    const [garden, park] = [
      idOf(await make('/projects', { name: 'Garden' })),
      idOf(await make('/projects', { name: 'Park' })),
    ]
    const parent = await newTask({ project_id: garden })
    const path = await newTask()
    const { current, answer } = await meeting(path, [['PATCH', '', { parent_id: idOf(parent) }]], {
      project_id: park,
    })
    await assertConflict(
      { current, answer },
      [
        { field: 'project_id', base: null, theirs: garden, yours: park },
        { field: 'parent_id', base: null, theirs: idOf(parent), yours: null },
      ],
      path,
    )
    // The parent takes the task along, and a PUT that leaves the project to the parent does not conflict with that.
    const base = await etagOf(path)
    await user.call('PATCH', parent, { project_id: park })
    const put = { title: 'Oats', complete: false, parent_id: idOf(parent) }
    assertMerged(await edit(path, put, base, {}, 'PUT'), { title: 'Oats', project_id: park })
  })
})

describe('does not merge', () => {
  const refused = async (path: string, base: string, headers: Record<string, string> = {}) => {
    const current = await read(path)
    const answer = await edit(path, { title: 'Oats' }, base, headers)
    assertProblem(answer, 412, 'PRECONDITION_FAILED')
    assert.deepEqual(answer.data.current, current)
  }
  const changed = async () => {
    const path = await newTask()
    const base = await etagOf(path)
    await user.call('PATCH', path, { description: 'Two' })
    return { path, base }
  }

  test('without the preference, or with another', async () => {
    const { path, base } = await changed()
    for (const prefer of ['', 'return=minimal', 'merge=never']) await refused(path, base, { prefer })
    const answer = await edit(path, { title: 'Oats' }, base, { prefer: 'return=minimal, Merge' })
    assertMerged(answer, { title: 'Oats', description: 'Two' })
  })

  test('without a single base: several ETags are conditions, none is no condition', async () => {
    const { path, base } = await changed()
    await refused(path, `${base}, "999999"`)
    await refused(path, `${base}, W/"1"`)
    await refused(path, `W/${base}`)
    await refused(path, base, { 'if-none-match': '*' })
    await refused(path, base, { 'if-none-match': await etagOf(path) })
    const free = await user.call('PATCH', path, { title: 'Oats' }, { prefer: 'merge' })
    assert.deepEqual([free.statusCode, free.headers['preference-applied']], [200, undefined])
    assert.equal((await edit(path, { title: 'Rice' }, '*')).statusCode, 200)
  })

  test('with the revision of another resource, of nothing, or of another user', async () => {
    const { path } = await changed()
    const note = await make(`${path}/notes`, { body: 'said' })
    const other = await newTask()
    for (const each of [note, other]) await refused(path, await etagOf(each))
    for (const base of ['"0"', '"999999"', '"999999999999999"']) await refused(path, base)
    const stranger = await service.newUser()
    await stranger.call('POST', '/tasks', { title: 'theirs' })
    const own = (await stranger.call('POST', '/tasks', { title: 'mine' })).data
    const answer = await stranger.call(
      'PATCH',
      `/tasks/${own.id}`,
      { title: 'x' },
      { prefer: 'merge', 'if-match': '"1"' },
    )
    assertProblem(answer, 412, 'PRECONDITION_FAILED')
  })

  test('with a base that is pruned from the log', async () => {
    const { path, base } = await changed()
    const { pool } = service.db
    await pool.query('UPDATE changes SET before = NULL, after = NULL WHERE user_id = $1 AND revision = $2', [
      user.id,
      Number(base.slice(1, -1)),
    ])
    await refused(path, base)
    await pool.query('DELETE FROM changes WHERE user_id = $1 AND revision = $2', [
      user.id,
      Number(base.slice(1, -1)),
    ])
    await refused(path, base)
  })

  test('by a key for one project with an earlier state outside it', async () => {
    const project = await make('/projects', { name: 'Garden' })
    const project_id = Number(project.split('/').at(-1))
    const path = await newTask()
    const outside = await etagOf(path)
    await user.call('PATCH', path, { project_id })
    const inside = await etagOf(path)
    const note = await make(`${path}/notes`, { body: 'said' })
    const said = await etagOf(note)
    await user.call('PATCH', path, { description: 'Two' })
    await user.call('PATCH', note, { body: 'more' })
    const { id, key } = (await user.call('POST', '/keys', { name: 'narrow', scopes: ['tasks:write'] })).data
    await service.db.pool.query('UPDATE api_keys SET project_id = $3 WHERE user_id = $1 AND id = $2', [
      user.id,
      id,
      project_id,
    ])
    const headers = { authorization: `Bearer ${key}` }
    await refused(path, outside, headers)
    assertProblem(await edit(note, { body: 'more' }, said, headers), 412, 'PRECONDITION_FAILED')
    assertMerged(await edit(path, { title: 'Oats' }, inside, headers), {
      title: 'Oats',
      description: 'Two',
    })
  })

  test('completing, moving and deleting', async () => {
    const { path, base } = await changed()
    const beside = { before: Number((await newTask()).split('/').at(-1)) }
    const headers = { 'if-match': base, prefer: 'merge' }
    for (const [method, below, body] of [
      ['PATCH', '/complete', { complete: true }],
      ['POST', '/move', beside],
      ['DELETE', '', undefined],
    ] as const) {
      const answer = await user.call(method, `${path}${below}`, body, headers)
      assertProblem(answer, 412, 'PRECONDITION_FAILED')
    }
  })
})

test('concurrent edits of one state all stay if each edits another field', async () => {
  const path = await newTask()
  const base = await etagOf(path)
  const edits = [
    { title: 'Oats' },
    { description: 'Two' },
    { priority: 'low' },
    { labels: ['home'] },
    { complete: true },
    { due: { date: '2026-12-01' } },
    { title: 'Rice' },
  ]
  const answers = await Promise.all(edits.map((yours) => edit(path, yours, base)))
  const statuses = answers.map(({ statusCode }) => statusCode)
  assert.deepEqual(statuses.toSorted(), [200, 200, 200, 200, 200, 200, 409])
  const { title, ...task } = await read(path)
  assert.ok(['Oats', 'Rice'].includes(title))
  const expected = Object.assign({}, ...edits)
  delete expected.title
  assert.deepEqual({ ...task, ...expected }, task)
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Statement } from '../src/database/statement.ts'
import {
  createNarrowWorld,
  type NarrowWorld,
  narrowKey,
  rowsOutside,
  trespasses,
  UNKNOWN,
} from './support/narrowed/world.ts'
import { startService, type TestService } from './support/service.ts'

/** What a key limited to one project can do, and that it can do no more while its owner moves tasks about. */

let service: TestService
let world: NarrowWorld

before(async () => {
  service = await startService()
  world = await createNarrowWorld(service)
})
after(() => service.close())

describe('inside its project', () => {
  test('a task is created, replaced, changed, ordered, completed and deleted', async () => {
    const { by, home } = world
    const made = await by('POST', '/tasks', { title: 'dig', labels: ['errand'] })
    assert.equal(made.statusCode, 201)
    assert.equal(made.data.project_id, home)
    const { id } = made.data
    const named = await by('POST', '/tasks', {
      title: 'sow',
      project_id: home,
      parent_id: id,
      blocked_by: [1],
    })
    assert.deepEqual([named.data.project_id, named.data.parent_id, named.data.blocked_by], [home, id, [1]])

    // PUT clears what it leaves out, but does not move the task out of the key's sight.
    const put = await by('PUT', `/tasks/${named.data.id}`, { title: 'sow', complete: false })
    assert.deepEqual([put.statusCode, put.data.project_id, put.data.parent_id], [200, home, null])
    const patched = await by('PATCH', `/tasks/${id}`, { description: 'deep', due: { date: '2026-12-01' } })
    assert.equal(patched.statusCode, 200)
    const moved = await by('POST', `/tasks/${id}/move`, { before: world.inside.tasks[2] })
    assert.deepEqual([moved.statusCode, moved.data.parent_id], [200, world.inside.tasks[0]])
    const done = await by('PATCH', `/tasks/${id}/complete`, {}, { 'if-match': moved.headers.etag as string })
    assert.equal(done.data.complete, true)
    const read = await by('GET', `/tasks/${id}`, undefined, { 'if-none-match': done.headers.etag as string })
    assert.equal(read.statusCode, 304)
    for (const task of [id, named.data.id])
      assert.equal((await by('DELETE', `/tasks/${task}`)).statusCode, 204)
    assert.equal((await by('GET', `/tasks/${id}`)).statusCode, 404)
  })

  test("a task's occurrences and notes are available", async () => {
    const { by, inside } = world
    const series = inside.tasks.at(-1)
    assert.equal((await by('POST', `/tasks/${series}/skip`)).statusCode, 200)
    const { occurrences } = (await by('GET', `/tasks/${series}/occurrences`)).data
    assert.equal(occurrences.length, 2)
    const back = await by('DELETE', `/tasks/${series}/occurrences/${occurrences[0].id}`)
    assert.equal(back.statusCode, 200)
    const notes = `/tasks/${inside.tasks[0]}/notes`
    const note = await by('POST', notes, { body: 'mind the hedgehog' })
    assert.equal(note.statusCode, 201)
    const { id } = note.data
    assert.equal((await by('PATCH', `${notes}/${id}`, { body: 'two hedgehogs' })).statusCode, 200)
    assert.equal((await by('GET', `${notes}/${id}`)).data.body, 'two hedgehogs')
    assert.equal((await by('GET', notes)).data.count, 2)
    const { data } = await by('GET', '/tasks?q=hedgehogs')
    assert.deepEqual([data.count, data.matches[0].notes[0].id], [1, id])
    assert.equal((await by('DELETE', `${notes}/${id}`)).statusCode, 204)
  })

  test('lists have the same cursors and pages as for others', async () => {
    const { by, owner, home } = world
    const wide = (await owner.call('GET', `/tasks?project_id=${home}&limit=500`)).data.tasks
    for (const query of ['', '&sort=id', '&sort=-title', '&complete=false']) {
      const ids: number[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { data } = await by('GET', `/tasks?limit=7${query}${cursor && `&cursor=${cursor}`}`)
        ids.push(...data.tasks.map(({ id }: { id: number }) => id))
        cursor = data.next_cursor
      }
      assert.equal(new Set(ids).size, ids.length)
      assert.equal(ids.length, wide.length, query)
    }
    // A cursor from the plain list of somebody who sees everything.
    const { next_cursor } = (await owner.call('GET', '/tasks?limit=500&offset=0&complete=false')).data
    assert.equal(next_cursor, null)
    const first = (await owner.call('GET', '/tasks?limit=20')).data
    const rest = (await by('GET', `/tasks?cursor=${first.next_cursor}`)).data
    const last = first.tasks.at(-1).id
    const expected = wide.filter(({ id }: { id: number }) => id < last).map(({ id }: { id: number }) => id)
    assert.deepEqual(
      rest.tasks.map(({ id }: { id: number }) => id),
      expected,
    )
  })

  test('a deleted project answers 404', async () => {
    const { owner, by, home } = await createNarrowWorld(service)
    assert.equal((await owner.call('DELETE', `/projects/${home}`)).statusCode, 204)
    assert.equal((await by('GET', '/tasks')).data.count, 0)
    assert.equal((await by('GET', '/tasks?q=leaves')).data.count, 0)
    assert.deepEqual((await by('GET', '/projects')).data, { projects: [], count: 0 })
    for (const path of [`/projects/${home}`, '/tasks/1', '/tasks/1/notes', '/tasks/1/occurrences']) {
      assert.equal((await by('GET', path)).statusCode, 404, path)
    }
    assert.equal((await by('PATCH', '/tasks/1', { title: 'x' })).statusCode, 404)
    for (const project_id of [home, undefined]) {
      assert.equal((await by('POST', '/tasks', { title: 'x', project_id })).statusCode, 422)
    }
  })
})

describe('across the border', () => {
  test('a blocker outside is shown only by id; a deleted one blocks nothing', async () => {
    const { owner, by, outside, marker } = world
    const [theirs = 0] = outside.tasks
    const waiting = (await by('POST', '/tasks', { title: 'wait' })).data.id
    await owner.call('PATCH', `/tasks/${waiting}`, { blocked_by: [theirs] })
    await owner.call('PATCH', `/tasks/${theirs}`, { labels: [] })
    const refused = await by('PATCH', `/tasks/${waiting}/complete`, {})
    assert.deepEqual([refused.statusCode, refused.data.blocked_by], [409, [theirs]])
    // It may stay listed, or be left out, but not be added again.
    for (const [blocked_by, status] of [
      [[theirs], 200],
      [[theirs, outside.tasks[1]], 422],
      [[], 200],
      [[theirs], 422],
    ] as const) {
      const answer = await by('PATCH', `/tasks/${waiting}`, { blocked_by })
      assert.equal(answer.statusCode, status)
      assert.ok(!answer.payload.includes(marker))
    }
    await owner.call('PATCH', `/tasks/${theirs}`, { blocked_by: [waiting] })
    assert.equal((await by('DELETE', `/tasks/${waiting}`)).statusCode, 204)
    assert.deepEqual((await owner.call('GET', `/tasks/${theirs}`)).data.blocked_by, [])
  })

  test('tasks outside do not affect search results', async () => {
    const { owner, by } = await createNarrowWorld(service)
    await by('POST', '/tasks', { title: 'gardne' })
    const sought = async () => (await by('GET', '/tasks?q=garden')).data
    const alone = await sought()
    assert.deepEqual([alone.count, alone.tasks[0].title], [1, 'gardne'])
    // For the owner, who sees everything, these make the word so common that it is not taken for a misspelling.
    for (let count = 0; count < 12; count += 1) await owner.call('POST', '/tasks', { title: 'garden' })
    assert.equal((await owner.call('GET', '/tasks?q=garden')).data.count, 12)
    assert.deepEqual(await sought(), alone)
    // So many words are nearer that, for somebody who sees everything, the one inside is not among those tried.
    const nearer = [...'bcdefhijklmnopqstuvwxyz'].map((letter) => `g${letter}rden`)
    await owner.call('POST', '/tasks', { title: nearer.join(' ') })
    assert.deepEqual(await sought(), alone)
    for (let count = 0; count < 10; count += 1) await by('POST', '/tasks', { title: 'garden' })
    assert.equal((await sought()).count, 10)
  })

  test('earlier states outside, and changes to tasks outside in the same write, are not shown', async () => {
    const { owner, by, outside, home, inside, marker } = await createNarrowWorld(service)
    const [task = 0] = outside.tasks
    const note = `/tasks/${task}/notes/${outside.note}`
    const was = (await owner.call('GET', `/tasks/${task}`)).data.revision
    const said = (await owner.call('GET', note)).data.revision
    for (const each of outside.tasks.slice(0, 4)) {
      const cleaned = { title: 'clean', description: null, parent_id: null, project_id: home }
      await owner.call('PATCH', `/tasks/${each}`, cleaned)
    }
    await owner.call('PATCH', note, { body: 'clean' })
    assert.equal((await by('GET', `/tasks/${task}`)).statusCode, 200)
    // The outside task that waits for it is named nowhere, although it changes.
    const waiting = outside.tasks.at(-2)
    await owner.call('PATCH', `/tasks/${waiting}`, { blocked_by: [inside.tasks[1]] })
    const merge = (revision: number) => ({ prefer: 'merge', 'if-match': `"${revision}"` })
    for (const [method, path, body, headers] of [
      ['GET', `/tasks/${task}?as_of=${was}`],
      ['GET', `/tasks?as_of=${was}`],
      ['GET', `/tasks?as_of=${was}&complete=false`],
      ['PATCH', `/tasks/${task}`, { title: 'mine' }, merge(was)],
      ['PUT', `/tasks/${task}`, { title: 'mine', complete: false }, merge(was)],
      ['PATCH', note, { body: 'mine' }, merge(said)],
      ['GET', `/tasks/${task}`, undefined, { 'if-match': `"${was}"` }],
      ['GET', `/tasks/${task}/history`],
      ['GET', `/tasks/${task}/notes/${outside.note}/history`],
      ['GET', `/changes?since=${was - 1}`],
      ['GET', '/trash'],
      ['GET', '/events'],
      ['POST', '/undo', { revision: was }],
      ['POST', '/undo?dry_run=true', { revision: was }],
      ['DELETE', `/tasks/${inside.tasks[1]}?dry_run=true`],
      ['DELETE', `/tasks/${inside.tasks[0]}?dry_run=true`],
      [
        'POST',
        '/batch?dry_run=true',
        { operations: [{ method: 'DELETE', path: `/tasks/${inside.tasks[1]}` }] },
      ],
    ] as const) {
      const answer = await by(method, path, body, headers)
      assert.ok(answer.statusCode < 500, `${method} ${path}: ${answer.payload}`)
      assert.ok(!answer.payload.includes(marker), `${method} ${path}: ${answer.payload}`)
    }
  })

  test("another's Idempotency-Key returns nothing", async () => {
    const { owner, by, outside, inside, home, away } = await createNarrowWorld(service)
    const key = { 'idempotency-key': 'guessed' }
    const theirs = await owner.call('POST', '/tasks', { title: 'same' }, key)
    const mine = await by('POST', '/tasks', { title: 'same' }, key)
    assert.deepEqual([mine.statusCode, mine.headers['idempotency-replayed']], [201, undefined])
    assert.notEqual(mine.data.id, theirs.data.id)
    assert.equal(mine.data.project_id, home)
    const again = await by('POST', '/tasks', { title: 'same' }, key)
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [mine.data, 'true'])

    const [task] = outside.tasks
    for (const [method, path, body] of [
      ['PATCH', `/tasks/${task}/complete`, { complete: true }],
      ['POST', `/tasks/${task}/move`, { before: outside.tasks[1] }],
      ['POST', `/tasks/${outside.tasks.at(-1)}/skip`, {}],
      ['POST', `/tasks/${task}/notes`, { body: 'same' }],
    ] as const) {
      const once = { 'idempotency-key': path }
      const wide = await owner.call(method, path, body, once)
      assert.ok(wide.statusCode < 300, wide.payload)
      assert.equal((await by(method, path, body, once)).statusCode, 404, path)
    }
    // The same holds between two keys for different projects.
    const other = await narrowKey(service, owner, away)
    const path = `/tasks/${inside.tasks[0]}/complete`
    const once = { 'idempotency-key': 'shared' }
    assert.equal((await by('PATCH', path, {}, once)).statusCode, 200)
    assert.equal((await other('PATCH', path, {}, once)).statusCode, 404)
    const { idempotency_keys } = (await owner.call('GET', '/export')).data
    assert.ok(idempotency_keys.some((row: { key: string }) => row.key === 'shared'))
  })

  test('a task that leaves while a search runs shows no notes', async (t) => {
    const { owner, by, away, inside, marker } = await createNarrowWorld(service)
    const [task] = inside.tasks
    const { finder } = service.db
    const query = finder.query.bind(finder)
    let left = 0
    t.mock.method(finder, 'query', async (statement: Statement) => {
      if (statement.name === 'search_notes') {
        left = (await owner.call('PATCH', `/tasks/${task}`, { project_id: away })).statusCode
        await owner.call('POST', `/tasks/${task}/notes`, { body: `leaves ${marker}` })
      }
      return await query(statement)
    })
    const answer = await by('GET', '/tasks?q=leaves')
    assert.deepEqual([answer.statusCode, left], [200, 200])
    assert.ok(!answer.payload.includes(marker))
    const match = answer.data.matches.find(({ task_id }: { task_id: number }) => task_id === task)
    assert.deepEqual(match.notes, [])
  })

  test('while the owner moves tasks out and in, none is written or shown outside', async () => {
    const own = await createNarrowWorld(service)
    const { owner, by, home, away, marker, inside } = own
    const tasks = inside.tasks.slice(3, 9)
    let moving = true
    const answers = new Set<string>()
    /** Whether both sides have got through. */
    const isMixed = () =>
      ['0 200', '0 404', '4 201', '4 404', '6 200', '6 404', '5 201'].every((kind) => answers.has(kind))
    async function moveAbout(task: number): Promise<void> {
      for (let round = 0; round < 12 || (round < 1000 && !isMixed()); round += 1) {
        // Only outside the project is there anything that must not be seen.
        const secret = { title: marker, description: marker }
        // Without a parent: a subtask would come back in with its parent.
        const out = { ...secret, project_id: away, parent_id: null, blocked_by: [] }
        assert.equal((await owner.call('PATCH', `/tasks/${task}`, out)).statusCode, 200)
        const note = await owner.call('POST', `/tasks/${task}/notes`, { body: `leaves ${marker}` })
        assert.equal((await owner.call('DELETE', `/tasks/${task}/notes/${note.data.id}`)).statusCode, 204)
        const back = { project_id: home, title: 'leaves', description: null }
        assert.equal((await owner.call('PATCH', `/tasks/${task}`, back)).statusCode, 200)
      }
    }
    async function meddle(task: number, number: number): Promise<void> {
      const kinds = [
        () => by('PATCH', `/tasks/${task}`, { title: 'mine' }),
        () => by('PATCH', `/tasks/${task}/complete?force=true`, {}),
        () => by('PUT', `/tasks/${task}`, { title: 'mine', complete: false, parent_id: tasks[0] }),
        () => by('POST', `/tasks/${task}/move`, { after: tasks[number % tasks.length] }),
        () => by('POST', `/tasks/${task}/notes`, { body: 'leaves' }),
        () => by('POST', '/tasks', { title: 'mine', parent_id: task, blocked_by: [task] }),
        () => by('GET', `/tasks/${task}`),
        () => by('GET', `/tasks/${task}/notes`),
        () => by('GET', '/tasks?q=leaves'),
        () => by('GET', '/tasks?sort=title'),
        () => by('GET', '/tasks'),
      ]
      for (let step = number; moving; step += 1) {
        const answer = await (kinds[step % kinds.length] as (typeof kinds)[0])()
        assert.ok(!answer.payload.includes(marker), answer.payload)
        assert.ok(answer.statusCode < 500, answer.payload)
        for (const shown of answer.data.tasks ?? []) assert.equal(shown.project_id, home)
        answers.add(`${step % kinds.length} ${answer.statusCode}`)
      }
    }
    const meddling = tasks.map((task, index) => meddle(task, index * 3))
    const moves = Promise.all(tasks.map(moveAbout)).finally(() => {
      moving = false
    })
    await Promise.all([moves, ...meddling])
    assert.deepEqual(await trespasses(service, own), [])
    assert.ok(isMixed(), [...answers].join())
    assert.ok((await rowsOutside(service, own)).length > 10)
  })
})

describe('other required scopes', () => {
  test('creating labels to name a new one; reading views to query by one', async () => {
    const { owner, home, view } = await createNarrowWorld(service)
    for (const project of [home, null]) {
      const plain = await narrowKey(service, owner, project, ['tasks:read', 'tasks:write'])
      const title = 'labelled'
      assert.equal((await plain('POST', '/tasks', { title, labels: ['ERRAND'] })).statusCode, 201)
      const [task] = (await plain('GET', '/tasks?limit=1')).data.tasks
      assert.deepEqual(task.labels, ['errand'])
      for (const [answer, scope] of [
        [await plain('POST', '/tasks', { title, labels: ['errand', 'unheard'] }), 'labels:write'],
        [await plain('PATCH', `/tasks/${task.id}`, { labels: ['unheard'] }), 'labels:write'],
        [await plain('GET', `/tasks?view=${view}`), 'views:read'],
        [await plain('GET', `/tasks?view=${UNKNOWN}`), 'views:read'],
      ] as const) {
        assert.deepEqual([answer.statusCode, answer.data.error_code], [403, 'AUTH_FORBIDDEN'])
        assert.equal(answer.data.detail, `The token lacks the scope ${scope}.`)
        assert.match(String(answer.headers['www-authenticate']), new RegExp(`scope="${scope}"`))
      }
      const labels = (await owner.call('GET', '/labels')).data
      assert.deepEqual([labels.count, labels.labels[0].name], [1, 'errand'])
      const more = await narrowKey(service, owner, project, ['tasks:write', 'labels:write'])
      const name = `heard ${project}`
      assert.deepEqual((await more('POST', '/tasks', { title, labels: [name] })).data.labels, [name])
      const { id } = (await owner.call('GET', '/labels')).data.labels.at(-1)
      await owner.call('DELETE', `/labels/${id}`)
    }
  })
})

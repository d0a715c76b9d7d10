import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Instance, startInstance } from './support/instance.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** What many requests at once must not break. Two instances serve one database. */

let service: TestService
let second: Instance

before(async () => {
  service = await startService()
  second = await startInstance(service)
})
after(async () => {
  await second.close()
  await service.close()
})

type Method = Parameters<TestUser['call']>[0]

/** Like `user.call`, but sent to the second instance. */
async function callSecond(user: TestUser, method: Method, path: string, body?: object, headers = {}) {
  const response = await second.app.inject({
    method,
    url: `/api/${user.id}${path}`,
    headers: { authorization: `Bearer ${user.token}`, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  return Object.assign(response, { data: response.payload === '' ? undefined : response.json() }) as Answer
}

const times = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

function byStatus(answers: Answer[]): Record<number, number> {
  const counted: Record<number, number> = {}
  for (const { statusCode } of answers) counted[statusCode] = (counted[statusCode] ?? 0) + 1
  return counted
}

interface Change {
  revision: number
  resource: string
  resource_id: string
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

async function changesOf(user: TestUser): Promise<Change[]> {
  const found: Change[] = []
  for (let since = 0; ; ) {
    const { data } = await user.call('GET', `/changes?since=${since}`)
    found.push(...data.changes)
    if (!data.has_more) return found
    since = data.next_since
  }
}

const tasksOf = async (user: TestUser): Promise<{ id: number; title: string }[]> =>
  (await user.call('GET', '/tasks?limit=500')).data.tasks

/** Revisions count 1, 2, 3, …, and each change starts from the state in which the previous one left its resource. */
function assertConsistent(changes: Change[]): void {
  assert.deepEqual(
    changes.map(({ revision }) => revision),
    changes.map((_, index) => index + 1),
  )
  const states = new Map<string, Change['after']>()
  for (const { revision, resource, resource_id, before: old, after: next } of changes) {
    const name = `${resource} ${resource_id}`
    assert.deepEqual(old, states.get(name) ?? null, `revision ${revision} begins where ${name} was left`)
    if (next !== null) assert.equal(next.revision, revision)
    states.set(name, next)
  }
}

describe('one ETag, many writers', () => {
  test('one of 100 concurrent patches wins, and the revision advances by one', async () => {
    const ada = await service.newUser()
    const created = await ada.call('POST', '/tasks', { title: 'contended' })
    const etag = created.headers.etag as string
    const answers = await times(100, (index) => {
      const call = index % 2 === 0 ? ada.call : callSecond.bind(null, ada)
      return call('PATCH', '/tasks/1', { title: `won by ${index}` }, { 'if-match': etag })
    })
    assert.deepEqual(byStatus(answers), { 200: 1, 412: 99 })
    const winner = answers.find(({ statusCode }) => statusCode === 200)
    assert.equal(winner?.headers.etag, '"2"')
    for (const loser of answers.filter(({ statusCode }) => statusCode === 412)) {
      assert.equal(loser.headers.etag, '"2"')
    }
    const { data } = await ada.call('GET', '/tasks/1')
    assert.deepEqual(data, winner?.data)
    assert.deepEqual(
      (await changesOf(ada)).map(({ action }) => action),
      ['created', 'updated'],
    )
  })

  test('one of several concurrent deletions wins', async () => {
    const ada = await service.newUser()
    await ada.call('POST', '/tasks', { title: 'going' })
    const answers = await times(20, () => ada.call('DELETE', '/tasks/1', undefined, { 'if-match': '"1"' }))
    assert.deepEqual(byStatus(answers), { 204: 1, 404: 19 })
    assert.equal((await changesOf(ada)).length, 2)
  })
})

describe('one user, mixed writers', () => {
  test('200 concurrent writes leave gapless revisions and an unbroken history', async () => {
    const ada = await service.newUser()
    await times(10, (index) => ada.call('POST', '/tasks', { title: `task ${index + 1}` }))
    const answers = await times(200, (index) => {
      const call = index % 3 === 0 ? callSecond.bind(null, ada) : ada.call
      const path = `/tasks/${1 + (index % 10)}`
      switch (index % 7) {
        case 0:
          return call('POST', '/tasks', { title: `new ${index}` })
        case 1:
          return call('PATCH', path, { title: `patched ${index}` })
        case 2:
          return call('PATCH', `${path}/complete`)
        case 3:
          return call('PUT', path, { title: `put ${index}`, complete: index % 2 === 0 })
        case 4:
          return call('PATCH', path, { description: null })
        case 5:
          return call('POST', '/keys', { name: `key ${index}`, scopes: ['tasks:read'] })
        default:
          return index % 20 === 13 ? call('DELETE', path) : call('PATCH', path, { complete: true })
      }
    })
    const statuses = Object.keys(byStatus(answers)).map(Number)
    assert.deepEqual(
      statuses.filter((status) => ![200, 201, 204, 404].includes(status)),
      [],
    )
    const changes = await changesOf(ada)
    assert.ok(changes.length > 100, `${changes.length} changes`)
    assert.ok(changes.some(({ action }) => action === 'deleted'))
    assertConsistent(changes)

    // The log agrees with the tasks.
    const last = new Map(changes.map((change) => [`${change.resource} ${change.resource_id}`, change.after]))
    for (const task of await tasksOf(ada)) assert.deepEqual(last.get(`task ${task.id}`), task)
    const living = [...last].filter(([name, state]) => name.startsWith('task ') && state !== null)
    assert.equal(living.length, (await tasksOf(ada)).length)
  })

  test('concurrent toggles end in the parity of those applied, as the log says', async () => {
    const ada = await service.newUser()
    await ada.call('POST', '/tasks', { title: 'on and off' })
    const answers = await times(51, (index) =>
      index % 2 === 0
        ? ada.call('PATCH', '/tasks/1/complete')
        : callSecond(ada, 'PATCH', '/tasks/1/complete'),
    )
    assert.deepEqual(byStatus(answers), { 200: 51 })
    assert.equal((await ada.call('GET', '/tasks/1')).data.complete, true)
    const changes = await changesOf(ada)
    assertConsistent(changes)
    assert.deepEqual(
      changes.map((change) => change.after?.complete),
      Array.from({ length: 52 }, (_, index) => index % 2 === 1),
    )
    // Each answer shows the state after its own toggle.
    const shown = answers.map(({ data }) => [data.revision, data.complete])
    assert.equal(new Set(shown.map(([revision]) => revision)).size, 51)
    for (const [revision, complete] of shown) assert.equal(changes[revision - 1]?.after?.complete, complete)
  })

  test('task ids and revisions of two users are independent', async () => {
    const [ada, bob] = await Promise.all([service.newUser(), service.newUser()])
    await times(40, (index) => (index % 2 ? ada : bob).call('POST', '/tasks', { title: `task ${index}` }))
    for (const user of [ada, bob]) {
      const ids = (await tasksOf(user)).map(({ id }) => id)
      assert.deepEqual(
        ids,
        ids.map((_, index) => 20 - index),
      )
      assertConsistent(await changesOf(user))
    }
  })
})

describe('paging while others write', () => {
  test('tasks: no row that stays is skipped or repeated', async () => {
    const ada = await service.newUser()
    for (let count = 0; count < 60; count += 1) await ada.call('POST', '/tasks', { title: 'old' })
    const deleted = new Set<number>()
    const seen: number[] = []
    let next: string | null = '/tasks?limit=7'
    for (let page = 0; next !== null; page += 1) {
      // Rows are deleted on both sides of the cursor: some already seen, the cursor's own row, and some still to come.
      const gone = [60 - page * 5, seen.at(-1) ?? 60, 1 + page * 3].filter((id) => !deleted.has(id))
      for (const id of gone) deleted.add(id)
      const reading: Promise<Answer> = ada.call('GET', next)
      await Promise.all([
        reading,
        ...gone.map((id) => callSecond(ada, 'DELETE', `/tasks/${id}`)),
        ada.call('POST', '/tasks', { title: 'new' }),
        callSecond(ada, 'PATCH', `/tasks/${30 + page}`, { description: `page ${page}` }),
      ])
      const answer = await reading
      assert.equal(answer.statusCode, 200)
      seen.push(...answer.data.tasks.map((task: { id: number }) => task.id))
      const cursor: string | null = answer.data.next_cursor
      next = cursor === null ? null : `/tasks?limit=7&cursor=${cursor}`
    }
    assert.equal(new Set(seen).size, seen.length, 'no task came twice')
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => b - a),
      'newest first',
    )
    const stayed = Array.from({ length: 60 }, (_, index) => index + 1).filter((id) => !deleted.has(id))
    assert.ok(stayed.length > 20)
    assert.deepEqual(
      stayed.filter((id) => !seen.includes(id)),
      [],
    )
  })

  test('changes: following the growing log gives every revision once', async () => {
    const ada = await service.newUser()
    const writers = times(120, (index) => ada.call('POST', '/tasks', { title: `task ${index}` }))
    let writing = true
    const written = writers.then(() => {
      writing = false
    })
    const seen: number[] = []
    for (let since = 0, more = true; writing || more; ) {
      const { data } = await callSecond(ada, 'GET', `/changes?since=${since}&limit=9`)
      seen.push(...data.changes.map(({ revision }: Change) => revision))
      since = data.next_since
      more = data.has_more || since < 120
    }
    await written
    assert.deepEqual(
      seen,
      Array.from({ length: 120 }, (_, index) => index + 1),
    )
  })

  test('a list cached at one instance shows what another wrote', async () => {
    const ada = await service.newUser()
    for (const title of ['first', 'second']) {
      await callSecond(ada, 'POST', '/tasks', { title })
      assert.equal((await tasksOf(ada))[0]?.title, title)
    }
    await callSecond(ada, 'DELETE', '/tasks/2')
    assert.deepEqual(
      (await tasksOf(ada)).map(({ title }) => title),
      ['first'],
    )
  })
})

describe('one user with slow writes', () => {
  test('delays no other user, and all their writes succeed', async () => {
    const [ada, bob] = [await service.newUser(), await service.newUser()]
    for (const user of [ada, bob]) await user.call('POST', '/tasks', { title: 'first' })
    const { db } = service
    const gate = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const long = db.queue.run(ada.id, () =>
      db.transaction(async (tx) => {
        const text = 'SELECT revision FROM workspaces WHERE id = $1 FOR NO KEY UPDATE'
        await tx.query({ name: '', text, values: [ada.id] })
        held.resolve()
        await gate.promise
      }),
    )
    await held.promise
    const waiting = times(40, (index) =>
      index % 2 === 0
        ? ada.call('POST', '/tasks', { title: 'waits' })
        : ada.call('PATCH', '/tasks/1', { complete: index % 4 === 1 }),
    )
    const others = await times(40, () => bob.call('POST', '/tasks', { title: 'at once' }))
    gate.resolve()
    await long
    assert.deepEqual(byStatus(others), { 201: 40 })
    assert.deepEqual(byStatus(await waiting), { 200: 20, 201: 20 })
  })
})

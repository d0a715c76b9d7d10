import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDB } from 'idb'
import { LocalDatabase, nameOf } from './local-database.ts'
import { upgradedWrite } from './upgrade.ts'

/** A database as version 1 of it stored it. */

const write = (key: string, order: number, more: object = {}) => ({
  key,
  order,
  path: '/batch',
  body: { operations: [{ method: 'DELETE', path: '/tasks/2' }] },
  effects: [
    { on: 'tasks', id: 2, gone: true },
    { on: 'tasks', id: 1, set: { complete: true } },
  ],
  creates: [],
  said: { what: 'taskDeleted', values: { title: 'Milk', id: 2 } },
  status: 'waiting',
  revision: 0,
  ...more,
})
const upgraded = (key: string, order: number, more: object = {}) => {
  const { said, effects: _, ...rest } = write(key, order, more)
  const effects = [
    { on: 'tasks', id: 2, deleted: true },
    { on: 'tasks', id: 1, set: { complete: true } },
  ]
  return { ...rest, effects, summary: said }
}
const failed = { reason: 'No such task.', code: 'NOT_FOUND', status: 404, at: 5 }

async function firstVersion(userId: string, place: object | undefined) {
  const db = await openDB(nameOf(userId), 1, {
    upgrade(fresh) {
      fresh.createObjectStore('rows', { keyPath: ['collection', 'id'] })
      fresh.createObjectStore('place')
      for (const store of ['writes', 'answers', 'failures'])
        fresh.createObjectStore(store, { keyPath: 'key' })
    },
  })
  await db.put('rows', { collection: 'tasks', id: 2, value: { id: 2, title: 'Milk' } })
  if (place !== undefined) await db.put('place', place, 'place')
  await db.put('writes', write('b', 2))
  await db.put('writes', write('a', 1, { sent: { at: 7, after: 3 } }))
  await db.put('answers', { key: 'z', write: 3, revision: 3, ids: [[-5, 2]], at: 4 })
  const refused = write('c', 3)
  await db.put('failures', { key: 'c', said: refused.said, write: refused, ...failed })
  return db
}

test('a database of version 1 keeps its queued writes, failures, answers, rows and checkpoint', async () => {
  const former = await firstVersion('ada', { revision: 3 })
  former.close()
  const db = await LocalDatabase.open('ada')
  const { writes, answers, failures } = await db.loadWrites()
  assert.deepEqual(writes, [upgraded('a', 1, { sent: { at: 7, after: 3 } }), upgraded('b', 2)])
  assert.deepEqual(answers, [{ key: 'z', write: 3, revision: 3, ids: [[-5, 2]], at: 4 }])
  const refused = upgraded('c', 3)
  assert.deepEqual(failures, [{ key: 'c', summary: refused.summary, write: refused, ...failed }])
  const { state, checkpoint } = await db.load()
  assert.deepEqual(checkpoint, { revision: 3 })
  assert.deepEqual([state.loaded, state.revision, state.tasks.get(2)?.title], [true, 3, 'Milk'])
  db.close()
  // It is upgraded once.
  const again = await LocalDatabase.open('ada')
  assert.deepEqual((await again.loadWrites()).writes, writes)
  again.close()
})

test('a database of version 1 in which nothing was synced yet starts from the beginning', async () => {
  const former = await firstVersion('bob', undefined)
  former.close()
  const db = await LocalDatabase.open('bob')
  assert.deepEqual((await db.load()).checkpoint, { cursor: '' })
  assert.equal((await db.loadWrites()).writes.length, 2)
  db.close()
})

test('a write handed over by a window of the previous version is upgraded, and any other stays', () => {
  const present = upgradedWrite(write('a', 1) as never)
  assert.deepEqual(present, upgraded('a', 1))
  assert.equal(upgradedWrite(present), present)
})

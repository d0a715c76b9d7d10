import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startShared } from '../../tests/support/both.ts'
import { openApp, row, screen, waitFor, within } from '../../tests/support/dom.ts'
import { reaches, type Stored, stored } from '../../tests/support/stored.ts'

/** What version 1 of the app stored in the browser. Each row of it is in `upgrade.test.ts`. */

const done = (request: IDBRequest | IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    request.addEventListener(request instanceof IDBTransaction ? 'complete' : 'success', () => resolve())
    request.addEventListener('error', () => reject(request.error))
  })

/** Stores a queued write and a failure as version 1 of the app's database did. */
async function storeFirstVersion(userId: string): Promise<void> {
  const opening = indexedDB.open(`docket-${userId}`, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('rows', { keyPath: ['collection', 'id'] })
    opening.result.createObjectStore('place')
    for (const store of ['writes', 'answers', 'failures'])
      opening.result.createObjectStore(store, { keyPath: 'key' })
  }
  await done(opening)
  const db = opening.result
  const tx = db.transaction(['place', 'writes', 'failures'], 'readwrite')
  const writeOf = (key: string, order: number, title: string) => ({
    ...{ key, order, path: '/batch', status: 'waiting', revision: 0 },
    body: { operations: [{ method: 'POST', path: '/tasks', body: { title } }] },
    effects: [],
    creates: [{ on: 'tasks', temporary: -order, operation: 0 }],
    said: { what: 'taskAdded', values: { title, id: -order } },
  })
  const write = writeOf('refused-before', 1, 'Refused before')
  const { key, said } = write
  tx.objectStore('place').put({ cursor: '' }, 'place')
  tx.objectStore('writes').put(writeOf('written-offline', 2, 'Written offline'))
  tx.objectStore('failures').put({ key, said, write, reason: 'No.', code: 'CONFLICT', status: 409, at: 0 })
  await done(tx)
  db.close()
}

test('what the previous version stored is upgraded: queued writes are sent, and failures are listed', async (t) => {
  const app = await startShared()
  const user = await app.newUser()
  await user.seedTasks(['There before'])
  await storeFirstVersion(String((await stored(user))[0]?.user_id))
  const { person } = await openApp(t, { user })
  const isStored = (...expected: string[]) =>
    reaches(user, (tasks) => String(tasks.map(({ title }: Stored) => title).sort()) === String(expected))
  for (const title of ['There before', 'Written offline']) await row(title)
  await isStored('There before', 'Written offline')
  await screen.findByText('1 change could not be saved.')
  await person.click(within(screen.getByRole('main')).getByRole('button', { name: 'Show' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Could not be saved' }))
  await person.click(await dialog.findByRole('button', { name: /^Try again: .*Refused before/ }))
  await row('Refused before')
  await isStored('Refused before', 'There before', 'Written offline')
  await waitFor(() => assert.equal(screen.queryByText('1 change could not be saved.'), null))
})

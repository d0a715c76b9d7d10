import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startShared } from '../../../tests/support/both.ts'
import { openApp, reads, screen, visit, waitFor } from '../../../tests/support/dom.ts'
import { choose, follow, heading, press } from '../../../tests/support/forms.ts'
import { beginAccess } from '../../../tests/support/mcp-client.ts'

/** What a user answers to an AI client that asks for access. The whole way is in `frontend/tests/consent.merge.test.ts`. */

const app = await startShared()
/** Nothing has to listen there: the test looks where the app would go. */
const CALLBACK = 'http://127.0.0.1:33418/callback'
const ELSEWHERE = 'http://127.0.0.1:33419/callback'
const WARNS = 'It now asks for more than you allowed then.'
const KNOWS = 'You allowed this client before'

/** @returns what resolves to where the app has gone since the last call */
function whereTo(t: TestContext): () => Promise<URL> {
  const addresses: string[] = []
  t.mock.method(location, 'assign', (address: string) => void addresses.push(address))
  return () => waitFor(() => new URL(addresses.pop() ?? assert.fail('The app is still there.')))
}

test('declining consent sends the client away', async (t) => {
  const { goTo } = await beginAccess(app, CALLBACK)
  const { person } = await openApp(t, { path: '/today' })
  const left = whereTo(t)
  await follow(goTo)
  await press(person, 'Deny')
  const { origin, searchParams } = await left()
  assert.equal(origin, new URL(CALLBACK).origin)
  assert.equal(searchParams.get('error'), 'access_denied')
  assert.equal(searchParams.get('code'), null)
})

test('consenting again shows the earlier limits, and takes one click', async (t) => {
  const { goTo } = await beginAccess(app, CALLBACK)
  const { user, person } = await openApp(t, { path: '/today' })
  const left = whereTo(t)
  const asks = async (redirect: string, scope?: string) => {
    const url = new URL(goTo)
    url.searchParams.set('redirect_uri', redirect)
    if (scope !== undefined) url.searchParams.set('scope', scope)
    // As each page that is loaded, it asks anew.
    await openApp(t, { user, path: '/today' })
    await follow(String(url))
    await heading('Allow this client?')
  }
  await asks(CALLBACK, 'tasks:read')
  await screen.findByText(/It stays connected until you disconnect it/)
  assert.equal(screen.queryByText(new RegExp(KNOWS)), null)
  await choose(person, 'How much it may change', 'At most 10 changes an hour')
  await press(person, 'Allow')
  assert.equal((await left()).origin, new URL(CALLBACK).origin)

  await asks(ELSEWHERE)
  await screen.findByText(new RegExp(WARNS))
  await asks(ELSEWHERE, 'tasks:read')
  await screen.findByText(new RegExp(KNOWS))
  assert.equal(screen.queryByText(new RegExp(WARNS)), null)
  await screen.findByText('At most 10 changes an hour')
  await press(person, 'Allow')
  const { origin, searchParams } = await left()
  assert.equal(origin, new URL(ELSEWHERE).origin)
  assert.notEqual(searchParams.get('code'), null)
  const { data } = await user.docket.api.GET('/api/{user_id}/clients', {
    params: { path: { user_id: 'me' } },
  })
  assert.deepEqual(
    data?.clients.map(({ writes_per_hour }) => writes_per_hour),
    [10],
  )
})

test('a request that was tampered with, and a link that is none, say so', async (t) => {
  const { goTo } = await beginAccess(app, CALLBACK)
  const { person } = await openApp(t, { path: '/today' })
  await follow(goTo)
  await heading('Allow this client?')
  const request = String(new URLSearchParams(location.search).get('request'))
  const signed = Buffer.from(request, 'base64url').toString()
  const changed = Buffer.from(signed.replace('tasks%3Awrite', 'labels%3Awrite')).toString('base64url')
  visit(`/consent?request=${changed}`)
  await reads('Tasks and notesReadProjects')
  await press(person, 'Allow')
  await screen.findByText(/^This request for access was changed on its way/)
  visit('/consent?request=x')
  await heading('This link does not work')
})

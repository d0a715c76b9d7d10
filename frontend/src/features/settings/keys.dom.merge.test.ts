import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { type App, PASSWORD } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { letAnHourPass } from '../../../tests/support/database.ts'
import { fill, openApp, screen, waitFor } from '../../../tests/support/dom.ts'
import {
  choose,
  dialog,
  field,
  noDialog,
  press,
  question,
  secret,
  told,
} from '../../../tests/support/forms.ts'

/** Keys for programs, and the proof of who it is that making one takes. */

const app = await startShared()
const NAME = 'What is it for?'
const PROOF = 'Confirm that it is you'

const ask = ({ url }: App, key: string, path: string, method = 'GET') =>
  fetch(`${url}/api/me${path}`, { method, headers: { authorization: `Bearer ${key}` } })

test('a key is created for one project, shown once, works, and is revoked', async (t) => {
  const user = await app.newUser()
  const [garden] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { method: 'POST', path: '/tasks', body: { title: 'Outside of it' } },
  ])
  const { person } = await openApp(t, { user, path: '/settings/keys' })
  await press(person, 'New key')
  await press(person, 'Create key')
  await screen.findByText('Give it a name, up to 100 characters.')
  await screen.findByText('Choose at least one.')
  await fill(person, await field(NAME), 'Phone')
  await press(person, 'Everything')
  await choose(person, 'For', 'Only Garden')
  const webhooks = screen.getByRole('checkbox', { name: 'Webhooks: Manage' })
  assert.equal(webhooks.getAttribute('aria-disabled'), 'true')
  await choose(person, 'How much it may change', 'At most 10 changes an hour')
  await person.click(screen.getByRole('checkbox', { name: 'Ask me before it removes anything' }))
  await press(person, 'Create key')
  await press(person, 'Copy key')
  await told('Key copied')
  const key = await navigator.clipboard.readText()
  await press(person, 'Done')
  await screen.findByText(/^Only Garden · At most 10 changes an hour · asks before it removes anything · /)
  await waitFor(() => assert.ok(!document.body.textContent.includes(key)))

  assert.deepEqual(((await (await ask(app, key, '/tasks')).json()) as { tasks: unknown[] }).tasks, [])
  assert.equal((await ask(app, key, `/projects/${garden?.id}`)).status, 200)
  assert.equal((await ask(app, key, `/projects/${garden?.id}`, 'DELETE')).status, 403)
  await press(person, 'Revoke Phone')
  await press(person, 'Revoke', await question())
  await screen.findByText('No keys yet')
  assert.equal((await ask(app, key, '/tasks')).status, 401)
})

describe('a session whose last proof is old', () => {
  async function fillKey(person: UserEvent): Promise<void> {
    await press(person, 'New key')
    await fill(person, await field(NAME), 'Script')
    await press(person, 'Everything')
    await press(person, 'Create key')
  }

  test('is asked for another when it makes a key, keeps what was typed, and goes on with what was asked', async (t) => {
    const user = await app.newUser()
    await letAnHourPass(app, user)
    const { person } = await openApp(t, { user, path: '/settings/keys' })
    await fillKey(person)
    await press(person, 'Cancel', await dialog(PROOF))
    await noDialog(PROOF)
    assert.equal((await field(NAME)).value, 'Script')
    await press(person, 'Create key')
    await fill(person, await secret('Current password', await dialog(PROOF)), 'half')
    await person.keyboard('{Escape}')
    await noDialog(PROOF)
    assert.equal((await field(NAME)).value, 'Script')

    await press(person, 'Create key')
    const proof = await dialog(PROOF)
    await fill(person, await secret('Current password', proof), 'not it at all')
    await press(person, 'Confirm', proof)
    await proof.findByText('This is not your current password.')
    await fill(person, await secret('Current password', proof), PASSWORD)
    await press(person, 'Confirm', proof)
    await screen.findByRole('button', { name: 'Copy key' })
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { PASSWORD } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, screen, upToDate, visit, waitFor, within } from '../../../tests/support/dom.ts'
import {
  dialog,
  field,
  heading,
  isSignedIn,
  item,
  press,
  secret,
  told,
} from '../../../tests/support/forms.ts'
import { join, makeWorkspace } from '../../../tests/support/workspaces.ts'

/** The account of a user, and their sessions. */

const app = await startShared()

describe('the account', () => {
  test('can be renamed, which shows everywhere', async (t) => {
    const { person } = await openApp(t, { path: '/settings/account' })
    await fill(person, await field('Name'), 'Countess')
    await press(person, 'Save name')
    await screen.findByRole('button', { name: /^Countess.*Your account/ })
  })

  test('can change its password: this session continues, others end', async (t) => {
    const user = await app.newUser()
    const other = await app.signIn(user.email)
    const { person } = await openApp(t, { user, path: '/settings/account' })
    await fill(person, await secret('Current password'), 'not it at all')
    await fill(person, await secret('New password'), 'another horse battery')
    await press(person, 'Change password')
    await screen.findByText('This is not your current password.')
    await fill(person, await secret('Current password'), PASSWORD)
    await press(person, 'Change password')
    await told('Password changed')
    assert.equal(await isSignedIn(app.url, other.cookies), false)
    await fill(person, await field('Name'), 'Countess')
    await press(person, 'Save name')
    await screen.findByRole('button', { name: /^Countess.*Your account/ })
  })

  test('shows which workspaces keep it from being deleted, and which go with it', async (t) => {
    const [user, guest] = [await app.newUser(), await app.newUser()]
    await makeWorkspace(user, 'Alone')
    await join(user, guest, await makeWorkspace(user, 'Family'), 'viewer')
    const { person } = await openApp(t, { user, path: '/settings/account' })
    await screen.findByText('Nobody else is in these workspaces of yours.', { exact: false })
    await press(person, 'Delete account…')
    const asked = await dialog('Delete account')
    await waitFor(() => assert.match(asked.getByRole('status').textContent, /Family/))
    assert.match((await item('Alone')).textContent, /^Alone$/)
    await fill(person, await field(`Type ${user.email} to confirm`, asked), user.email)
    await fill(person, await secret('Current password', asked), PASSWORD)
    await press(person, 'Delete everything', asked)
    await waitFor(() => assert.match(asked.getByRole('alert').textContent, /Others are members/))
  })

  test('is deleted with all its data', async (t) => {
    const { user, person } = await openApp(t, { tasks: ['Gone with it'], path: '/settings/account' })
    const { id } = (JSON.parse(localStorage.getItem('docket.user') ?? '') as { user: { id: string } }).user
    const isHere = async () => (await indexedDB.databases()).some(({ name }) => name === `docket-${id}`)
    assert.ok(await isHere())
    await press(person, 'Delete account…')
    const asked = await dialog('Delete account')
    const typed = await field(`Type ${user.email} to confirm`, asked)
    await fill(person, typed, 'other@example.com')
    await press(person, 'Delete everything', asked)
    await asked.findByText('This is not the address of your account.')
    await fill(person, typed, user.email)
    await fill(person, await secret('Current password', asked), PASSWORD)
    await press(person, 'Delete everything', asked)
    await heading('Create your account')
    await waitFor(async () => assert.equal(await isHere(), false))
    assert.equal(await isSignedIn(app.url, user.cookies), false)
  })
})

test("the first start adopts the device's time zone, says so, and does it once", async (t) => {
  const user = await app.newUser({ timeZone: undefined })
  const { person } = await openApp(t, { user, path: '/settings/time' })
  await press(person, 'Undo', within(await told('Your time zone is now Europe/Berlin')))
  await screen.findByText('This device is in Europe/Berlin.')
  await screen.findByText('UTC')
  // Its pages are left and opened anew.
  visit('/verify-email')
  await heading('Nothing to confirm')
  visit('/settings/time')
  await upToDate()
  await screen.findByText('This device is in Europe/Berlin.')
  await screen.findByText('UTC')
})

test('sessions are listed, and can be ended', async (t) => {
  const user = await app.newUser()
  const other = await app.signIn(user.email)
  const { person } = await openApp(t, { user, path: '/settings/sessions' })
  await screen.findByText('This browser')
  assert.equal(screen.getAllByText(/Signed in/).length, 2)
  const [first] = screen.getAllByRole('button', { name: /^Sign out / })
  await person.click(first ?? assert.fail())
  await told('Signed out there')
  assert.equal(await isSignedIn(app.url, other.cookies), false)
  assert.equal(await isSignedIn(app.url, user.cookies), true)
})

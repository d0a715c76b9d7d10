import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { PASSWORD, type User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { inDatabase } from '../../../tests/support/database.ts'
import { fill, openApp, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'
import {
  alerts,
  dialog,
  field,
  heading,
  isSignedIn,
  item,
  noDialog,
  noItem,
  press,
  question,
  secret,
  told,
} from '../../../tests/support/forms.ts'

/** The pages of administrators. */

const app = await startShared()

async function administrator(): Promise<User> {
  const user = await app.newUser()
  await inDatabase(app, "UPDATE users SET role = 'admin' WHERE email = $1", [user.email])
  return user
}

const search = () => screen.findByRole('searchbox', { name: 'Search by name or e-mail' })

/** Chooses what is done to this user. */
async function act(person: UserEvent, email: string, action: string): Promise<void> {
  await press(person, `Actions for ${email}`)
  await person.click(await screen.findByRole('menuitem', { name: action }))
}

async function signIn(person: UserEvent, email: string): Promise<void> {
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), PASSWORD)
  await press(person, 'Sign in')
}

async function signUp(person: UserEvent, name: string, email: string): Promise<void> {
  await fill(person, await field('Name'), name)
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), PASSWORD)
  await press(person, 'Create account')
}

test('who opens the link of the first start signs up, and becomes the administrator', async (t) => {
  const token = randomBytes(32).toString('base64url')
  await inDatabase(app, "UPDATE users SET role = 'user'")
  await inDatabase(
    app,
    `INSERT INTO invitations (id, hash, created_at, expires_at) VALUES ('first', $1, now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest()],
  )
  const { person } = await openApp(t, { user: null, path: `/claim#${token}` })
  await person.click(await screen.findByRole('link', { name: 'Create an account' }))
  await heading('Create your account')
  await signUp(person, 'Ada', 'first@example.com')
  await screen.findByText('Make first@example.com the administrator?')
  await press(person, 'Become administrator')
  await heading('Users', 2)
  within(await item('first@example.com')).getByText('Administrator')
  // The link is void.
  await openApp(t, { path: `/claim#${token}` })
  await press(person, 'Become administrator')
  await alerts('There is an administrator already')
})

test('users are found, disabled, enabled, given quotas and deleted', async (t) => {
  const [user, other] = [await administrator(), await app.newUser()]
  const { person } = await openApp(t, { user, path: '/admin' })
  await fill(person, await search(), other.email.slice(0, 12))
  await noItem(user.email)
  await act(person, other.email, 'Disable')
  await press(person, 'Disable', await question())
  await told('Disabled: all access has ended')
  within(await item(other.email)).getByText('Disabled')
  assert.equal(await isSignedIn(app.url, other.cookies), false)
  await openApp(t, { user: null, path: '/sign-in' })
  await signIn(person, other.email)
  await screen.findByText('This account has been disabled. Ask whoever runs this server.')

  await openApp(t, { user, path: '/admin' })
  await act(person, other.email, 'Enable again')
  await told('Enabled again')
  assert.equal((await app.signIn(other.email)).email, other.email)
  await act(person, other.email, 'Quotas…')
  const title = `How much ${other.email} may have`
  await fill(person, await field('Tasks'), 'many')
  await press(person, 'Save')
  await screen.findByText('Enter a whole number, or nothing.')
  await fill(person, await field('Tasks'), '500')
  await fill(person, await field('Storage, in MB'), '20')
  await press(person, 'Save')
  await told('Quotas saved')
  await noDialog(title)
  await inDatabase(
    app,
    'UPDATE workspaces SET storage_bytes = 1234567 FROM users WHERE users.id = workspaces.id AND email = $1',
    [other.email],
  )
  await openApp(t, { user, path: '/admin' })
  assert.match((await item(other.email)).textContent, /1\.2 MB/)
  await act(person, other.email, 'Quotas…')
  assert.equal((await field('Storage, in MB')).value, '20')
  await person.keyboard('{Escape}')
  await waitFor(() => assert.equal(screen.queryByRole('textbox', { name: 'Tasks' }), null))
  await fill(person, await search(), other.email)
  await noItem(user.email)
  await act(person, other.email, 'Delete…')
  await press(person, 'Delete account')
  await screen.findByText('No user matches.')
})

test('the last administrator stays', async (t) => {
  await inDatabase(app, "UPDATE users SET role = 'user'")
  const user = await administrator()
  const { person } = await openApp(t, { user, path: '/admin/users' })
  await act(person, user.email, 'No longer administrator')
  await alerts('This is the only administrator.')
  visit('/settings/account')
  await press(person, 'Delete account…')
  const asked = await dialog('Delete account')
  await fill(person, await field(`Type ${user.email} to confirm`, asked), user.email)
  await fill(person, await secret('Current password', asked), PASSWORD)
  await press(person, 'Delete everything', asked)
  await waitFor(() => assert.match(asked.getByRole('alert').textContent, /This is the only administrator\./))
})

test('a second factor whose codes cannot be checked is said, and removed', async (t) => {
  const [user, other] = [await administrator(), await app.newUser()]
  const { person } = await openApp(t, { user, path: '/admin/users' })
  await press(person, `Actions for ${other.email}`)
  await screen.findByRole('menuitem', { name: 'Quotas…' })
  assert.equal(screen.queryByRole('menuitem', { name: 'Remove the second factor…' }), null)
  await person.keyboard('{Escape}')
  // As it is after the secret of the service was changed.
  await inDatabase(
    app,
    `WITH who AS (UPDATE users SET two_factor_enabled = true WHERE email = $1 RETURNING id)
     INSERT INTO two_factors (id, user_id, secret, backup_codes, verified)
     SELECT id, id, repeat('00', 64), repeat('00', 64), true FROM who`,
    [other.email],
  )
  await openApp(t, { user: other, path: '/settings/account' })
  await alerts('The codes can no longer be checked')
  await openApp(t, { user: null, path: '/sign-in' })
  await signIn(person, other.email)
  await fill(person, await field('Code'), '123456')
  await press(person, 'Sign in')
  await screen.findByText(/^Codes of this account can no longer be checked/)

  await openApp(t, { user, path: '/admin/users' })
  await act(person, other.email, 'Remove the second factor…')
  await press(person, 'Remove', await question())
  await told('Second factor removed')
  assert.equal((await app.signIn(other.email)).email, other.email)
  visit('/admin/audit')
  assert.ok((await screen.findAllByText('Second factor removed')).length > 0)
})

test('a key for the administration is made by administrators, who are warned', async (t) => {
  const ADMINISTER = 'Administration: Administer'
  const { person } = await openApp(t, { path: '/settings/keys' })
  await press(person, 'New key')
  await screen.findByRole('checkbox', { name: 'Webhooks: Manage' })
  assert.equal(screen.queryByRole('checkbox', { name: ADMINISTER }), null)
  await person.keyboard('{Escape}')

  await openApp(t, { user: await administrator(), path: '/settings/keys' })
  await press(person, 'New key')
  await fill(person, await field('What is it for?'), 'Script')
  await press(person, 'Everything')
  const box = await screen.findByRole('checkbox', { name: ADMINISTER })
  assert.equal(box.getAttribute('aria-checked'), 'false', 'is not part of everything')
  await press(person, 'Nothing')
  assert.equal(screen.queryByText(/With this key, anyone can/), null)
  await person.click(box)
  await screen.findByText(/With this key, anyone can/)
  await press(person, 'Create key')
  await press(person, 'Copy key')
  await told('Key copied')
  const headers = { authorization: `Bearer ${await navigator.clipboard.readText()}` }
  const ask = async (path: string) => (await fetch(`${app.url}/api${path}`, { headers })).status
  assert.equal(await ask('/admin/users'), 200)
  assert.equal(await ask('/me/tasks'), 403)
  await press(person, 'Done')
  within(await item('Script')).getByText('admin')
})

test('who is invited signs up by the link, and nobody else', async (t) => {
  const user = await administrator()
  // Whatever happens, the others can sign up.
  t.after(() => inDatabase(app, 'UPDATE service_settings SET sign_up = NULL'))
  const { person } = await openApp(t, { user, path: '/admin/signUp' })
  await person.click(await screen.findByRole('radio', { name: /^Who is invited/ }))
  await press(person, 'Save')
  await told('Saved')
  await fill(person, await field('E-mail'), 'grace@example.com')
  await press(person, 'Invite')
  const asked = await screen.findByRole('dialog', { name: /grace@example\.com|invit/i })
  const link = new URL(asked.querySelector('code')?.textContent ?? '')
  await press(person, 'Done')
  await item('grace@example.com')
  for (const [path, email, isLetIn] of [
    ['/sign-up', 'eve@example.com', false],
    [link.pathname + link.hash, 'eve@example.com', false],
    [link.pathname + link.hash, 'grace@example.com', true],
  ] as const) {
    await openApp(t, { user: null, path })
    await signUp(person, 'Grace', email)
    if (isLetIn) await waitFor(() => assert.match(location.pathname, /^\/(inbox|today)/))
    else await within(screen.getByRole('main')).findByRole('alert')
  }
  await openApp(t, { user, path: '/admin/signUp' })
  await press(person, /^As configured/)
  await waitFor(() => assert.equal(screen.queryByRole('button', { name: /^As configured/ }), null))
  visit('/admin/audit')
  await item('Sign-up changed')
  await waitFor(() =>
    assert.ok(
      screen
        .getAllByRole('listitem')
        .some(({ textContent }) => /Invited.*grace@example\.com/.test(textContent)),
    ),
  )
})

test('the system shows itself, and sends a test message', async (t) => {
  const { person } = await openApp(t, { user: await administrator(), path: '/admin/system' })
  await screen.findByText('Running')
  await press(person, 'Send me a test message')
  await screen.findByText('Works')
})

test('the pages are in the menu and the palette of administrators, and of nobody else', async (t) => {
  for (const isAdmin of [true, false]) {
    const user = isAdmin ? await administrator() : await app.newUser()
    const { person } = await openApp(t, { user, path: '/today' })
    await press(person, /Your account/)
    await screen.findByRole('menuitem', { name: 'Settings' })
    assert.equal(screen.queryAllByRole('menuitem', { name: 'Administration' }).length, Number(isAdmin))
    await person.keyboard('{Escape}')
    await waitFor(() => assert.equal(screen.queryByRole('menu'), null))
    await person.keyboard('{Control>}k{/Control}')
    await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), 'Administration')
    if (isAdmin) {
      await person.click(await screen.findByRole('option', { name: 'Administration' }))
      await heading('Users', 2)
    } else {
      await screen.findAllByRole('option')
      assert.equal(screen.queryByRole('option', { name: 'Administration' }), null)
      await person.keyboard('{Escape}')
      visit('/admin')
      await screen.findByText(/^This page is for administrators/)
    }
  }
})

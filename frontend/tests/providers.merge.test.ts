import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { BASE, passwordOf, READER, startLdapjs } from '../../backend/tests/support/directory.ts'
import { freePort } from '../../backend/tests/support/process.ts'
import { CLIENT, startProvider } from '../../backend/tests/support/provider.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Signing in elsewhere, in a browser that goes there and comes back. */

const port = String(await freePort())
const url = `http://localhost:${port}`
const provider = await startProvider([`${url}/api/auth/providers/work/callback`], [`${url}/sign-in`])
const directory = await startLdapjs()
after(() => Promise.all([provider.close(), directory.close()]))
const { app, browser } = await startBoth({
  PORT: port,
  BETTER_AUTH_URL: url,
  LDAP_URL: directory.tlsUrl,
  LDAP_NAME: 'Staff directory',
  LDAP_CA_FILE: directory.caFile,
  LDAP_ATTRIBUTE_ID: 'employeenumber',
  LDAP_SEARCH_BASE: `ou=people,${BASE}`,
  LDAP_BIND_DN: READER.dn,
  LDAP_BIND_PASSWORD: READER.password,
  OIDC_PROVIDERS: JSON.stringify([{ id: 'work', name: 'Work', issuer: provider.issuer, ...CLIENT }]),
})

const REFUSED = /the server responded with a status of 4/
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const person = (sub: string) => ({ sub, email: `${sub}@example.com`, email_verified: true, name: 'Grace' })

/** Lets an hour pass for the sessions of the user. */
async function age(email: string): Promise<void> {
  const db = new pg.Client({ connectionString: app.databaseUrl })
  await db.connect()
  await db.query(
    `UPDATE sessions SET created_at = sessions.created_at - interval '1 hour', proven_at = proven_at - interval '1 hour'
     FROM users WHERE users.id = user_id AND email = $1`,
    [email],
  )
  await db.end()
}

describe('a provider', () => {
  test('signs up, proves that it is the user, and deletes an account without a password', async (t) => {
    provider.user = person('grace')
    const page = await openPage(t, browser, { app, path: '/sign-in?to=%2Ftrash' })
    allowProblems(page, REFUSED)
    await page.getByRole('button', { name: 'Continue with Work' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await press(page, 'Continue with Work')
    await page.getByRole('heading', { name: 'Trash' }).waitFor()
    await page.goto('/settings/account')
    await page.getByRole('heading', { name: 'Accounts elsewhere' }).waitFor()
    await page.getByText('grace@example.com ·').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Remove Work' }).count(), 0, 'the only way')
    assert.deepEqual(await violations(page), [])
    await age('grace@example.com')
    await press(page, 'Delete account…')
    const dialog = page.getByRole('dialog', { name: 'Delete account' })
    await dialog.getByRole('textbox').fill('grace@example.com')
    assert.equal(await dialog.getByLabel('Current password').count(), 0)
    await dialog.getByRole('button', { name: 'Delete everything' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    assert.equal(await proof.getByRole('textbox').count(), 0)
    await proof.getByRole('button', { name: 'Confirm with Work' }).click()
    await page.getByRole('heading', { name: 'Create your account' }).waitFor()
  })

  test('is linked by who is signed in, and removed again', async (t) => {
    const user = await app.newUser()
    provider.user = person('linus')
    const page = await openPage(t, browser, { app, user, path: '/settings/account' })
    await stopTimers(page, TOASTS)
    await press(page, 'Link Work')
    await page.getByRole('dialog', { name: 'You can now sign in with Work' }).waitFor()
    await page.getByText('linus@example.com · never used').waitFor()
    await press(page, 'Remove Work')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('None is linked.').waitFor()
  })

  test('is found in the palette', async (t) => {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/all' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('elsewhere')
    await page.getByRole('option', { name: /^Accounts elsewhere/ }).click()
    await page.waitForURL(/\/settings\/account/)
    await page.locator('[data-setting="Accounts elsewhere"] :is(button, input):focus').waitFor()
  })

  test('that is refused leads back, and says why in words', async (t) => {
    const user = await app.newUser()
    provider.user = { ...person('stranger'), email: user.email }
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    await press(page, 'Continue with Work')
    await page.getByText('An account with your e-mail address exists already.', { exact: false }).waitFor()
    assert.deepEqual(await violations(page), [])
  })

  test('is signed out of as well', async (t) => {
    provider.user = person('hedy')
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    await press(page, 'Continue with Work')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.goto('/settings/account')
    await page
      .getByRole('button', { name: /hedy|Grace/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await press(page, 'Leave')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/sign-in')
  })
})

describe('a directory', () => {
  test('signs in by a name and a password, which also prove that it is the user', async (t) => {
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    allowProblems(page, REFUSED)
    await press(page, 'Continue with Staff directory')
    await page.getByRole('textbox', { name: 'User name' }).fill('ada')
    await page.getByLabel('Password', { exact: true }).fill('not it at all')
    await press(page, 'Sign in')
    await page.getByText('The user name or password is incorrect.').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByLabel('Password', { exact: true }).fill(passwordOf('ada'))
    await press(page, 'Sign in')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await age('ada@directory.example')
    await page.goto('/settings/account')
    await press(page, 'Link Work')
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Current password').fill(passwordOf('ada'))
    provider.user = person('ada-at-work')
    await proof.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByText('ada-at-work@example.com · never used').waitFor()
  })

  test('is linked by who is signed in', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/account' })
    await press(page, 'Link Staff directory')
    const dialog = page.getByRole('dialog', { name: 'Link Staff directory' })
    await dialog.getByRole('textbox', { name: 'User name' }).fill('bob')
    await dialog.getByLabel('Password', { exact: true }).fill(passwordOf('bob'))
    assert.deepEqual(await violations(page), [])
    await dialog.getByRole('button', { name: 'Link Staff directory' }).click()
    await page.getByText('bob · never used').waitFor()
  })
})

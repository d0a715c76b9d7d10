import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { PASSWORD, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, type PageOptions, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** The pages of administrators. */

const { app, browser } = await startBoth()
const REFUSED = /the server responded with a status of 4/
const SECTIONS = ['users', 'signUp', 'system', 'audit'] as const
/** What is there once the section is loaded. */
const SHOWN = {
  users: 'main li p',
  signUp: 'main [role=radio]',
  system: 'main dd',
  audit: 'main ol li',
}

async function inDatabase(text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    await client.query(text, values)
  } finally {
    await client.end()
  }
}

const setRole = ({ email }: User, role: 'user' | 'admin') =>
  inDatabase('UPDATE users SET role = $2 WHERE email = $1', [email, role])

async function administrator(): Promise<User> {
  const user = await app.newUser()
  await setRole(user, 'admin')
  return user
}

/** A page whose toasts stay until `told`. */
async function openTelling(t: TestContext, options: PageOptions): Promise<Page> {
  const page = await openPage(t, browser, options)
  await stopTimers(page, TOASTS)
  return page
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Waits for the toast, and closes it: it could cover what is pressed next. */
const told = (page: Page, text: string) =>
  page.getByRole('dialog', { name: text }).getByRole('button', { name: 'Close' }).click()
const rowOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

async function choose(page: Page, email: string, action: string): Promise<void> {
  await press(page, `Actions for ${email}`)
  await page.getByRole('menuitem', { name: action }).click()
}

test('who opens the link of the first start signs up, and becomes the administrator', async (t) => {
  const token = randomBytes(32).toString('base64url')
  await inDatabase("UPDATE users SET role = 'user'")
  await inDatabase(
    `INSERT INTO invitations (id, hash, created_at, expires_at) VALUES ('first', $1, now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest()],
  )
  const page = await openPage(t, browser, { app, path: `/claim#${token}` })
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ada')
  await page.getByLabel('E-mail', { exact: true }).fill('first@example.com')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Create account')
  await page.getByText('Make first@example.com the administrator?').waitFor()
  assert.deepEqual(await violations(page), [])
  await screenshot(page, 'admin-claim')
  await press(page, 'Become administrator')
  await page.getByRole('heading', { level: 2, name: 'Users' }).waitFor()
  await rowOf(page, 'first@example.com').getByText('Administrator').waitFor()
  // The link is void.
  const other = await openPage(t, browser, { app, user: await app.newUser(), path: `/claim#${token}` })
  allowProblems(other, REFUSED)
  await press(other, 'Become administrator')
  await other.getByRole('alert').getByText('There is an administrator already').waitFor()
})

test('users are found, disabled, enabled and deleted', async (t) => {
  const [user, other] = [await administrator(), await app.newUser()]
  const page = await openTelling(t, { app, user, path: '/admin' })
  const theirs = await openPage(t, browser, { app, user: other, path: '/today' })
  allowProblems(theirs, REFUSED)
  await theirs.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(other.email.slice(0, 12))
  await rowOf(page, user.email).waitFor({ state: 'detached' })
  await choose(page, other.email, 'Disable')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await told(page, 'Disabled: all access has ended')
  await rowOf(page, other.email).getByText('Disabled', { exact: true }).waitFor()
  // The other browser is signed out, and says why it stays so.
  await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(theirs, 'Sign in')
  await theirs.getByText('This account has been disabled. Ask whoever runs this server.').waitFor()
  await choose(page, other.email, 'Enable again')
  await told(page, 'Enabled again')
  await press(theirs, 'Sign in')
  await theirs.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await choose(page, other.email, 'Quotas…')
  await page.getByRole('textbox', { name: 'Tasks' }).fill('many')
  await press(page, 'Save')
  await page.getByText('Enter a whole number, or nothing.').waitFor()
  await page.getByRole('textbox', { name: 'Tasks' }).fill('500')
  await page.getByRole('textbox', { name: 'Storage, in MB' }).fill('20')
  assert.deepEqual(await violations(page), [])
  await press(page, 'Save')
  await told(page, 'Quotas saved')
  await inDatabase(
    'UPDATE workspaces SET storage_bytes = 1234567 FROM users WHERE users.id = workspaces.id AND email = $1',
    [other.email],
  )
  await page.reload()
  await rowOf(page, other.email).getByText('1.2 MB').waitFor()
  await choose(page, other.email, 'Quotas…')
  assert.equal(await page.getByRole('textbox', { name: 'Storage, in MB' }).inputValue(), '20')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(other.email)
  await rowOf(page, user.email).waitFor({ state: 'detached' })
  await choose(page, other.email, 'Delete…')
  await press(page, 'Delete account')
  await page.getByText('No user matches.').waitFor()
})

test('the last administrator stays', async (t) => {
  await inDatabase("UPDATE users SET role = 'user'")
  const user = await administrator()
  const page = await openPage(t, browser, { app, user, path: '/admin/users' })
  allowProblems(page, REFUSED)
  await choose(page, user.email, 'No longer administrator')
  await page.getByRole('alert').getByText('This is the only administrator.').waitFor()
  await page.goto('/settings/account')
  await press(page, 'Delete account…')
  const dialog = page.getByRole('dialog', { name: 'Delete account' })
  await dialog.getByRole('textbox', { name: user.email }).fill(user.email)
  await dialog.getByLabel('Current password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await dialog.getByRole('alert').getByText('This is the only administrator.').waitFor()
})

test('a second factor whose codes cannot be checked is said, and removed', async (t) => {
  const [user, other] = [await administrator(), await app.newUser()]
  const page = await openTelling(t, { app, user, path: '/admin/users' })
  await press(page, `Actions for ${other.email}`)
  await page.getByRole('menuitem', { name: 'Quotas…' }).waitFor()
  assert.equal(await page.getByRole('menuitem', { name: 'Remove the second factor…' }).count(), 0)
  await page.keyboard.press('Escape')
  // As it is after the secret of the service was changed.
  await inDatabase(
    `WITH who AS (UPDATE users SET two_factor_enabled = true WHERE email = $1 RETURNING id)
     INSERT INTO two_factors (id, user_id, secret, backup_codes, verified)
     SELECT id, id, repeat('00', 64), repeat('00', 64), true FROM who`,
    [other.email],
  )
  const theirs = await openPage(t, browser, { app, user: other, path: '/settings/account' })
  await theirs.getByRole('alert').getByText('The codes can no longer be checked').waitFor()
  assert.deepEqual(await violations(theirs), [])
  const late = await openPage(t, browser, { app, path: '/sign-in' })
  allowProblems(late, REFUSED)
  await late.getByLabel('E-mail', { exact: true }).fill(other.email)
  await late.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(late, 'Sign in')
  await late.getByRole('textbox', { name: 'Code' }).fill('123456')
  await press(late, 'Sign in')
  await late.getByText('Codes of this account can no longer be checked').waitFor()

  await page.reload()
  await choose(page, other.email, 'Remove the second factor…')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await told(page, 'Second factor removed')
  await late.goto('/sign-in')
  await late.getByLabel('E-mail', { exact: true }).fill(other.email)
  await late.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(late, 'Sign in')
  await late.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.goto('/admin/audit')
  await page.getByText('Second factor removed').first().waitFor()
})

test('a key for the administration is made by administrators, who are warned', async (t) => {
  const box = (page: Page) => page.getByRole('checkbox', { name: 'Administration: Administer' })
  const theirs = await openPage(t, browser, { app, user: await app.newUser(), path: '/settings/keys' })
  await press(theirs, 'New key')
  await theirs.getByRole('checkbox', { name: 'Webhooks: Manage' }).waitFor()
  assert.equal(await box(theirs).count(), 0)

  const permissions = ['clipboard-read', 'clipboard-write']
  const user = await administrator()
  const page = await openTelling(t, { app, user, path: '/settings/keys', permissions })
  await press(page, 'New key')
  await page.getByRole('textbox', { name: 'What is it for?' }).fill('Script')
  await press(page, 'Everything')
  assert.equal(await box(page).isChecked(), false, 'is not part of everything')
  await press(page, 'Nothing')
  assert.equal(await page.getByText('With this key, anyone can').count(), 0)
  await box(page).check()
  await page.getByText('With this key, anyone can').waitFor()
  assert.deepEqual(await violations(page), [])
  await press(page, 'Create key')
  await press(page, 'Copy key')
  await told(page, 'Key copied')
  const key = await page.evaluate(() => navigator.clipboard.readText())
  const ask = (path: string) =>
    fetch(`${app.url}/api${path}`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal((await ask('/admin/users')).status, 200)
  assert.equal((await ask('/me/tasks')).status, 403)
  await press(page, 'Done')
  await rowOf(page, 'Script').getByText('admin', { exact: true }).waitFor()
})

test('who is invited signs up by the link, and nobody else', async (t) => {
  const page = await openTelling(t, { app, user: await administrator(), path: '/admin/signUp' })
  await page.getByRole('radio', { name: /^Who is invited/ }).check()
  await press(page, 'Save')
  await told(page, 'Saved')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@example.com')
  await press(page, 'Invite')
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  assert.deepEqual(await violations(page), [])
  await press(page, 'Done')
  await rowOf(page, 'grace@example.com').waitFor()
  for (const [path, email, works] of [
    ['/sign-up', 'eve@example.com', false],
    [new URL(link).pathname + new URL(link).hash, 'eve@example.com', false],
    [new URL(link).pathname + new URL(link).hash, 'grace@example.com', true],
  ] as const) {
    const theirs = await openPage(t, browser, { app, path })
    allowProblems(theirs, REFUSED)
    await theirs.getByLabel('Name', { exact: true }).fill('Grace')
    await theirs.getByLabel('E-mail', { exact: true }).fill(email)
    await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(theirs, 'Create account')
    if (works) await theirs.waitForURL(/\/(inbox|today)/)
    else await theirs.getByRole('alert').waitFor()
  }
  await page.getByRole('button', { name: /^As configured/ }).click()
  await page.getByRole('button', { name: /^As configured/ }).waitFor({ state: 'detached' })
  await page.goto('/admin/audit')
  await rowOf(page, 'Sign-up changed').first().waitFor()
  await rowOf(page, 'Invited').filter({ hasText: 'grace@example.com' }).waitFor()
})

test('the system shows itself, and sends a test message', async (t) => {
  const page = await openPage(t, browser, { app, user: await administrator(), path: '/admin/system' })
  await page.getByText('Running', { exact: true }).waitFor()
  await press(page, 'Send me a test message')
  await page.getByText('Works', { exact: true }).waitFor()
})

test('the pages are in the menu and the palette of administrators, and of nobody else', async (t) => {
  for (const isAdmin of [true, false]) {
    const user = isAdmin ? await administrator() : await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor()
    assert.equal(await page.getByRole('menuitem', { name: 'Administration' }).count(), Number(isAdmin))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Administration')
    const entry = page.getByRole('option', { name: 'Administration', exact: true })
    if (isAdmin) {
      await entry.click()
      await page.getByRole('heading', { level: 2, name: 'Users' }).waitFor()
    } else {
      await page.getByRole('option').first().waitFor()
      assert.equal(await entry.count(), 0)
      await page.goto('/admin')
      await page.getByText('This page is for administrators').waitFor()
    }
  }
})

describe('each page', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no accessibility violations, ${colorScheme}`, async (t) => {
      const page = await openPage(t, browser, { app, user: await administrator(), path: '', colorScheme })
      for (const name of SECTIONS) {
        await page.goto(`/admin/${name}`)
        await page.locator(SHOWN[name]).first().waitFor()
        assert.deepEqual(await violations(page), [], name)
        await screenshot(page, `admin-${name}-${colorScheme}`)
      }
    })
  }

  for (const [locale, width] of [
    ['en', 1440],
    ['de', 768],
    ['ur', 360],
  ] as const) {
    test(`fits ${width} pixels in ${locale}`, async (t) => {
      const viewport = { width, height: 800 }
      const page = await openPage(t, browser, {
        app,
        user: await administrator(),
        path: '',
        locale,
        viewport,
      })
      for (const name of SECTIONS) {
        await page.goto(`/admin/${name}`)
        await page.locator(SHOWN[name]).first().waitFor()
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        assert.ok(wide <= 0, `${name}: ${wide} pixels too wide`)
        assert.equal(await page.getByText(/\badmin\.\w+\.\w+/).count(), 0, 'a key is shown')
        await screenshot(page, `admin-${name}-${locale}-${width}`)
      }
    })
  }
})

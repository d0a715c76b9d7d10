import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { fakeNotifications } from './support/notifications.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** The settings of a user: account, time zone, sessions, keys, export. */

const { app, browser } = await startBoth()

const REFUSED = /the server responded with a status of 4/
const SECTIONS = [
  'account',
  'appearance',
  'time',
  'access',
  'sessions',
  'clients',
  'keys',
  'webhooks',
  'data',
]

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const told = (page: Page, text: string) => page.getByRole('dialog', { name: text }).waitFor()
const section = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor()

test('long words fit on a narrow screen beside a button', async (t) => {
  const user = await app.newUser({ timeZone: 'America/Argentina/Buenos_Aires' })
  const viewport = { width: 320, height: 640 }
  const page = await openPage(t, browser, { app, user, path: '', locale: 'de', viewport })
  // Some browsers without a window block them from the start.
  await fakeNotifications(page, 'default')
  await page.goto('/settings/time')
  for (const text of [/^Erinnerungen werden nur/, /^Dieses Gerät/]) {
    const box = await page.getByText(text).boundingBox()
    assert.ok(box !== null && box.width >= 160, String(text))
  }
})

describe('the account', () => {
  test('can be renamed, which shows everywhere', async (t) => {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/settings/account' })
    await page.getByRole('textbox', { name: 'Name' }).fill('Countess')
    await press(page, 'Save name')
    await page.getByRole('button', { name: /^Countess.*Your account/ }).waitFor()
  })

  test('can change its password: this session continues, others end', async (t) => {
    const user = await app.newUser()
    const other = await app.signIn(user.email)
    const page = await openPage(t, browser, { app, user, path: '/settings/account' })
    await stopTimers(page, TOASTS)
    allowProblems(page, REFUSED)
    await page.getByLabel('Current password', { exact: true }).fill('not it at all')
    await page.getByLabel('New password', { exact: true }).fill('another horse battery')
    await press(page, 'Change password')
    await page.getByText('This is not your current password.').waitFor()
    await page.getByLabel('Current password', { exact: true }).fill(PASSWORD)
    await press(page, 'Change password')
    await told(page, 'Password changed')
    assert.equal(await isSignedIn(other.cookies), false)
    await page.reload()
    await section(page, 'Account')
  })

  test('shows which workspaces keep it from being deleted, and which go with it', async (t) => {
    const [user, guest] = [await app.newUser(), await app.newUser()]
    await user.docket.api.POST('/api/workspaces', { body: { name: 'Alone' } })
    const { id } = (await user.docket.api.POST('/api/workspaces', { body: { name: 'Family' } })).data
    const params = { path: { user_id: id } }
    const invitation = await user.docket.api.POST('/api/{user_id}/invitations', {
      params,
      body: { role: 'viewer', uses: 1 },
    })
    const { token } = invitation.data
    await guest.docket.api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })
    const page = await openPage(t, browser, { app, user, path: '/settings/account' })
    allowProblems(page, REFUSED)
    await page.getByText('Nobody else is in these workspaces of yours.').waitFor()
    await press(page, 'Delete account…')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('status').filter({ hasText: 'Family' }).waitFor()
    await dialog.getByRole('listitem').filter({ hasText: 'Alone' }).waitFor()
    await dialog.getByRole('textbox', { name: `Type ${user.email} to confirm` }).fill(user.email)
    await dialog.getByLabel('Current password', { exact: true }).fill(PASSWORD)
    await press(page, 'Delete everything')
    await dialog.getByRole('alert').filter({ hasText: 'Others are members' }).waitFor()
  })

  test('is deleted with all its data', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['Gone with it'])
    const page = await openPage(t, browser, { app, user, path: '/settings/account' })
    allowProblems(page, REFUSED)
    await press(page, 'Delete account…')
    await page.getByRole('textbox', { name: `Type ${user.email} to confirm` }).fill('other@example.com')
    await press(page, 'Delete everything')
    await page.getByText('This is not the address of your account.').waitFor()
    await page.getByRole('textbox', { name: `Type ${user.email} to confirm` }).fill(user.email)
    await page.getByRole('dialog').getByLabel('Current password', { exact: true }).fill(PASSWORD)
    await press(page, 'Delete everything')
    await page.getByRole('heading', { name: 'Create your account' }).waitFor()
    await eventually(async () => {
      const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
      assert.deepEqual(names, [])
    })
    assert.equal(await isSignedIn(user.cookies), false)
  })
})

/** Whether the session of the cookies is still valid. */
async function isSignedIn(cookies: readonly { name: string; value: string }[]): Promise<boolean> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (await fetch(`${app.url}/api/auth/token`, { headers: { cookie } })).ok
}

test("the first start adopts the device's time zone, and says so", async (t) => {
  const user = await app.newUser({ timeZone: undefined })
  const page = await openPage(t, browser, { app, user, path: '', timezoneId: 'Asia/Karachi' })
  await stopTimers(page, TOASTS)
  await page.goto('/settings/time')
  await told(page, 'Your time zone is now Asia/Karachi')
  await page.getByText('Asia/Karachi', { exact: true }).waitFor()
  await press(page, 'Undo')
  await page.getByText('UTC', { exact: true }).waitFor()
  await page.reload()
  // It was undone, so it is not done again.
  await page.getByText('This device is in Asia/Karachi.').waitFor()
})

test('sessions are listed, and can be ended', async (t) => {
  const user = await app.newUser()
  const other = await app.signIn(user.email)
  const page = await openPage(t, browser, { app, user, path: '/settings/sessions' })
  await stopTimers(page, TOASTS)
  await page.getByText('This browser').waitFor()
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'Signed in' }).count(), 2)
  await page
    .getByRole('button', { name: /^Sign out / })
    .first()
    .click()
  await told(page, 'Signed out there')
  assert.equal(await isSignedIn(other.cookies), false)
  assert.equal(await isSignedIn(user.cookies), true)
})

test('a key is created for one project, shown once, works, and is revoked', async (t) => {
  const user = await app.newUser()
  const [garden] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { method: 'POST', path: '/tasks', body: { title: 'Outside of it' } },
  ])
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/settings/keys',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await stopTimers(page, TOASTS)
  await press(page, 'New key')
  await press(page, 'Create key')
  await page.getByText('Give it a name, up to 100 characters.').waitFor()
  await page.getByText('Choose at least one.').waitFor()
  await page.getByRole('textbox', { name: 'What is it for?' }).fill('Phone')
  await press(page, 'Everything')
  await page.getByRole('combobox', { name: 'For', exact: true }).click()
  await page.getByRole('option', { name: 'Only Garden' }).click()
  assert.ok(await page.getByRole('checkbox', { name: 'Webhooks: Manage' }).isDisabled())
  await page.getByRole('combobox', { name: 'How much it may change', exact: true }).click()
  await page.getByRole('option', { name: 'At most 10 changes an hour' }).click()
  await page.getByRole('checkbox', { name: 'Ask me before it removes anything' }).check()
  await screenshot(page, 'new-key')
  assert.deepEqual(await violations(page), [])
  await press(page, 'Create key')
  await press(page, 'Copy key')
  await told(page, 'Key copied')
  const key = await page.evaluate(() => navigator.clipboard.readText())
  await press(page, 'Done')
  await page
    .getByText('Only Garden · At most 10 changes an hour · asks before it removes anything · ')
    .waitFor()
  await page.getByText(key).waitFor({ state: 'detached' })

  const ask = () => fetch(`${app.url}/api/me/tasks`, { headers: { authorization: `Bearer ${key}` } })
  assert.deepEqual(((await (await ask()).json()) as { tasks: unknown[] }).tasks, [])
  const project = await fetch(`${app.url}/api/me/projects/${garden?.id}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  assert.equal(project.status, 200)
  const removal = await fetch(`${app.url}/api/me/projects/${garden?.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key}` },
  })
  assert.equal(removal.status, 403)
  await press(page, 'Revoke Phone')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('No keys yet').waitFor()
  assert.equal((await ask()).status, 401)
})

test('everything can be exported', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['Water the beans'])
  const page = await openPage(t, browser, { app, user, path: '/settings/data' })
  const download = page.waitForEvent('download')
  await press(page, 'Download export')
  const file = await download
  assert.equal(file.suggestedFilename(), 'docket-export.json')
  const content = JSON.parse(readFileSync(await file.path(), 'utf8')) as { tasks: { title: string }[] }
  assert.deepEqual(
    content.tasks.map(({ title }) => title),
    ['Water the beans'],
  )
})

test('what can act for the user is ended by the keyboard, on a phone too', async (t) => {
  const user = await app.newUser()
  const other = await app.signIn(user.email)
  const viewport = { width: 390, height: 844 }
  const page = await openPage(t, browser, { app, user, path: '/settings/access', viewport })
  await page.getByText('This browser').waitFor()
  await page.getByRole('checkbox', { name: 'All' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'End 1', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'End 1' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Nothing else can act for you').waitFor()
  assert.equal(await isSignedIn(other.cookies), false)
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
})

describe('the sections', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are accessible: ${colorScheme}`, async (t) => {
      const page = await openPage(t, browser, { app, user: await app.newUser(), path: '', colorScheme })
      for (const name of SECTIONS) {
        await page.goto(`/settings/${name}`)
        await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor()
        // Wait for rows that are still loading.
        await page.getByRole('main').getByText('Loading…').first().waitFor({ state: 'detached' })
        assert.deepEqual(await violations(page), [], name)
      }
      await page.goto('/settings/keys')
      await page.getByRole('button', { name: 'New key' }).click()
      await page.getByRole('dialog').waitFor()
      assert.deepEqual(await violations(page), [], 'a new key')
    })
  }

  test('are a list on a phone of 320 px, and each fits', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, {
      app,
      user,
      path: '/settings',
      viewport: { width: 320, height: 640 },
    })
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    for (const name of [
      'Account',
      'Appearance',
      'Time and reminders',
      'What can act for me',
      'Sessions',
      'AI clients',
      'API keys',
      'Webhooks',
      'Data',
    ]) {
      await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click()
      await section(page, name)
      assert.ok(await fits(), name)
      await page.getByRole('link', { name: 'All settings' }).click()
    }
    assert.ok(await fits())
  })
})

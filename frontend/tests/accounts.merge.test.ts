import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startMailServer, textOf } from '../../backend/tests/support/smtp.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, openWindow, typeInField, violations } from './support/page.ts'

/** Signing up, in and out, with a real mail server. */

const mail = await startMailServer()
const { app, browser } = await startBoth({ SMTP_URL: mail.url, EMAIL_VERIFICATION: 'optional' })
after(() => mail.close())

/** What the browser's console logs for every refused request. */
const REFUSED = /the server responded with a status of 4/
const OPEN_PAGES = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/verify-email']

const newAddress = () => `grace-${randomUUID()}@example.com`
const fill = (page: Page, label: string, value: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(value)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await fill(page, 'E-mail', email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
}

describe('signing up', () => {
  test('works by keyboard alone, and continues to the requested page', async (t) => {
    const page = await openPage(t, browser, { app, path: '/upcoming' })
    await heading(page, 'Sign in')
    await page.getByRole('link', { name: 'Create an account' }).press('Enter')
    await heading(page, 'Create your account')
    for (const text of ['Grace', newAddress(), PASSWORD]) {
      await typeInField(page, text)
      await page.keyboard.press('Tab')
    }
    await page.getByLabel('Password', { exact: true }).press('Enter')
    await heading(page, 'Upcoming')
    assert.equal(new URL(page.url()).pathname, '/upcoming')
  })

  test('shows what is wrong at each field, and focuses the first', async (t) => {
    const page = await openPage(t, browser, { app, path: '/sign-up' })
    await fill(page, 'Name', 'Grace')
    await fill(page, 'E-mail', 'nobody')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await press(page, 'Create account')
    const email = page.getByRole('textbox', { name: 'E-mail' })
    await page.getByText('Enter an address such as ada@example.com.').waitFor()
    await page.getByText('At least 8 characters.', { exact: true }).waitFor()
    assert.equal(await email.evaluate((input) => input === document.activeElement), true)
    assert.equal(await email.getAttribute('aria-invalid'), 'true')
    const described = await email.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent),
    )
    assert.ok(described.includes('Enter an address such as ada@example.com.'), described.join())
  })

  test('with an address that has an account reveals no more than the service does', async (t) => {
    const { email } = await app.newUser()
    const page = await openPage(t, browser, { app, path: '/sign-up' })
    allowProblems(page, REFUSED)
    await fill(page, 'Name', 'Eve')
    await fill(page, 'E-mail', email)
    await page.getByLabel('Password', { exact: true }).fill('another horse battery')
    await press(page, 'Create account')
    await page.getByText('If this address is new, your account is ready').waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).inputValue(), email)
  })
})

describe('signing in', () => {
  test('with a wrong password says so, and keeps what was typed', async (t) => {
    const { email } = await app.newUser()
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    allowProblems(page, REFUSED)
    await signIn(page, email, 'not it at all')
    await page.getByRole('alert').getByText('The address or password is incorrect.').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).inputValue(), email)
    await signIn(page, email)
    await heading(page, 'Today')
  })

  test('says when there were too many attempts, and for how long', async (t) => {
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    allowProblems(page, /status of 429/)
    await page.route('**/sign-in/email', (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        headers: { 'retry-after': '3600' },
        body: JSON.stringify({ status: 429, error_code: 'RATE_LIMITED', title: 'No', detail: 'No' }),
      }),
    )
    await signIn(page, 'ada@example.com')
    await page.getByRole('alert').getByText('Too many attempts. Try again in 1 hour.').waitFor()
  })

  test('says when the service cannot be reached', async (t) => {
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await heading(page, 'Sign in')
    await page.context().setOffline(true)
    await signIn(page, 'ada@example.com')
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
  })

  test('never redirects to a foreign page', async (t) => {
    const { email } = await app.newUser()
    const page = await openPage(t, browser, { app, path: '/sign-in?to=%2F%2Fevil.example%2F' })
    await signIn(page, email)
    await heading(page, 'Today')
    assert.equal(new URL(page.url()).origin, app.url)
  })
})

describe('a session', () => {
  test('ended elsewhere leads to the sign-in, and from there back', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/appearance' })
    await page.getByRole('heading', { name: 'Appearance' }).waitFor()
    allowProblems(page, REFUSED)
    const other = await app.signIn(user.email)
    const [cookie] = other.cookies
    await fetch(`${app.url}/api/auth/revoke-other-sessions`, {
      method: 'POST',
      headers: { origin: app.url, cookie: `${cookie?.name}=${cookie?.value}` },
    })
    await heading(page, 'Sign in')
    await page.getByText('Your session has ended.').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).inputValue(), user.email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Sign in')
    await page.getByRole('heading', { name: 'Appearance' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/settings/appearance')
  })

  test('ends in all windows, and leaves nothing in the browser', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/data' })
    await page.getByRole('heading', { name: 'Data' }).waitFor()
    // The other window may be requesting a token just when its session ends.
    allowProblems(page, /status of 401 .*\/api\/auth\/token/)
    const second = await openWindow(t, page, '/today')
    await heading(second, 'Today')
    await signOut(page)
    for (const window of [page, second]) {
      await heading(window, 'Sign in')
      assert.equal(new URL(window.url()).search, '', 'there is nothing to come back to')
    }
    await eventually(async () => {
      const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
      assert.deepEqual(names, [])
    })
    assert.equal(await page.evaluate(() => localStorage.getItem('docket.user')), null)
    await page.goto('/today')
    await heading(page, 'Sign in')
  })

  test('asks before signing out while changes wait', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/time' })
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await page.getByText('Europe/Berlin', { exact: true }).waitFor()
    await synced(page, 'Up to date')
    // The code that is loaded at the first sign of a person, or after a while, must be there before the connection is cut.
    await page.getByRole('button', { name: 'Change time zone' }).hover()
    for (const name of ['user-menu', 'sign-out-dialog']) {
      const address = await page.waitForFunction(
        (part) => performance.getEntriesByType('resource').find((entry) => entry.name.includes(part))?.name,
        `/${name}-`,
      )
      // Including everything it imports.
      await page.evaluate((code) => import(String(code)), await address.jsonValue())
    }
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.context().setOffline(true)
    await press(page, 'Change time zone')
    await typeInField(page, 'karachi')
    await page.getByRole('option', { name: 'Asia/Karachi' }).click()
    await synced(page, '1 change waiting')
    await signOut(page)
    await page.getByText('1 change has not reached the server yet.').waitFor()
    await press(page, 'Cancel')
    await page.context().setOffline(false)
    await synced(page, 'Up to date')
    await signOut(page)
    await heading(page, 'Sign in')
  })

  test('of another user shows nothing of the previous one', async (t) => {
    const [former, next] = [await app.newUser(), await app.newUser()]
    await former.seed([{ method: 'POST', path: '/projects', body: { name: 'Secret garden' } }])
    const page = await openPage(t, browser, { app, user: former, path: '/settings/data' })
    await page.getByText('Secret garden').waitFor()
    const second = await openWindow(t, page, '/settings/data')
    await second.getByText('Secret garden').waitFor()
    allowProblems(page, REFUSED)
    // The first window does not notice the change, like a phone that is asleep.
    await page.context().addCookies(next.cookies)
    await second.reload()
    await second.getByText('No projects yet').waitFor()
    assert.equal(await second.getByText('Secret garden').count(), 0)
    const names = await next.docket.api.GET('/api/{user_id}/projects', {
      params: { path: { user_id: 'me' } },
    })
    assert.equal(names.data?.count, 0)
  })
})

const synced = (page: Page, status: string) =>
  page.getByRole('complementary', { name: 'Sidebar' }).getByText(status).waitFor()

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

describe('a forgotten password', () => {
  /** Resolves to the e-mail for resetting the password once it has been sent to `email`. */
  async function letterTo(email: string): Promise<string> {
    for (let count = 1; ; count += 1) {
      const letters = await mail.received(count)
      const letter = letters.findLast(
        (text) => text.includes(`To: ${email}`) && text.includes('Reset your password'),
      )
      if (letter !== undefined) return textOf(letter)
    }
  }

  test('is replaced through the mailed link, once', async (t) => {
    const { email } = await app.newUser()
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    await page.getByRole('link', { name: 'Forgot password?' }).click()
    await heading(page, 'Forgot your password?')
    await fill(page, 'E-mail', email)
    await press(page, 'Send the link')
    await heading(page, 'Check your e-mail')
    const link = /https?:\S+/.exec(await letterTo(email))?.[0] ?? ''
    await page.goto(link)
    await heading(page, 'Choose a new password')
    await page.getByLabel('New password', { exact: true }).fill('another horse battery')
    await press(page, 'Save new password')
    await page.getByText('Your new password is saved.').waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signIn(page, email, 'another horse battery')
    await heading(page, 'Today')

    await page.goto(link)
    await page.getByText('This link no longer works').waitFor()
  })

  test('is replaced through the mailed code; a wrong one is refused', async (t) => {
    const { email } = await app.newUser()
    const page = await openPage(t, browser, { app, path: '/forgot-password' })
    allowProblems(page, REFUSED)
    await fill(page, 'E-mail', email)
    await press(page, 'Send the link')
    const code = /^[\w-]{24}\r?$/m.exec(await letterTo(email))?.[0] ?? ''
    await page.getByRole('link', { name: 'I have a code' }).click()
    await page.getByLabel('New password', { exact: true }).fill('another horse battery')
    await fill(page, 'Code from the e-mail', 'x'.repeat(24))
    await press(page, 'Save new password')
    await page.getByRole('alert').getByText('This link or code no longer works').waitFor()
    await fill(page, 'Code from the e-mail', code.trim())
    await press(page, 'Save new password')
    await page.getByText('Your new password is saved.').waitFor()
  })
})

describe('the pages', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are accessible: ${colorScheme}`, async (t) => {
      const page = await openPage(t, browser, { app, path: '', colorScheme })
      for (const path of [
        ...OPEN_PAGES,
        '/verify-email?error=INVALID_TOKEN',
        '/reset-password?error=INVALID_TOKEN',
      ]) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        assert.deepEqual(await violations(page), [], path)
      }
    })
  }

  for (const locale of ['en', 'de', 'ur']) {
    test(`fit on a phone of 320 px: ${locale}`, async (t) => {
      const page = await openPage(t, browser, {
        app,
        path: '',
        locale,
        viewport: { width: 320, height: 640 },
      })
      for (const path of OPEN_PAGES) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        assert.equal(await page.evaluate(() => document.documentElement.lang), locale)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path)
      }
    })
  }
})

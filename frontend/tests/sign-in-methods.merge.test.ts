import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createOTP } from '@better-auth/utils/otp'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { PASSWORD, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** How users sign in, and prove that it is them. */

const { app, browser } = await startBoth()

const REFUSED = /the server responded with a status of 4/

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const told = (page: Page, text: string) => page.getByRole('dialog', { name: text }).waitFor()

/** Lets an hour pass for the sessions of the user. */
async function age({ email }: User): Promise<void> {
  const db = new pg.Client({ connectionString: app.databaseUrl })
  await db.connect()
  await db.query(
    `UPDATE sessions SET created_at = sessions.created_at - interval '1 hour', proven_at = proven_at - interval '1 hour'
     FROM users WHERE users.id = user_id AND email = $1`,
    [email],
  )
  await db.end()
}

const KEY_NAME = 'What is it for?'

async function fillKey(page: Page): Promise<void> {
  await press(page, 'New key')
  await page.getByRole('textbox', { name: KEY_NAME }).fill('Script')
  await press(page, 'Everything')
  await press(page, 'Create key')
}

describe('a session whose last proof is old', () => {
  test('is asked for another when it makes a key, and goes on with what was asked', async (t) => {
    const user = await app.newUser()
    await age(user)
    const page = await openPage(t, browser, { app, user, path: '/settings/keys' })
    allowProblems(page, REFUSED)
    await fillKey(page)
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.waitFor()
    assert.deepEqual(await violations(page), [])
    await proof.getByLabel('Current password').fill('not it at all')
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await proof.getByText('This is not your current password.').waitFor()
    await proof.getByLabel('Current password').fill(PASSWORD)
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('button', { name: 'Copy key' }).waitFor()
  })

  test('keeps what was typed if the user declines', async (t) => {
    const user = await app.newUser()
    await age(user)
    const page = await openPage(t, browser, { app, user, path: '/settings/keys' })
    allowProblems(page, REFUSED)
    await fillKey(page)
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByRole('button', { name: 'Cancel' }).click()
    await proof.waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('textbox', { name: KEY_NAME }).inputValue(), 'Script')
    await press(page, 'Create key')
    await proof.getByLabel('Current password').fill('half')
    await page.keyboard.press('Escape')
    await proof.waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('textbox', { name: KEY_NAME }).inputValue(), 'Script')
  })

  test('is asked before everything is exported', async (t) => {
    const user = await app.newUser()
    await age(user)
    const page = await openPage(t, browser, { app, user, path: '/settings/data' })
    allowProblems(page, REFUSED)
    await stopTimers(page, TOASTS)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download export' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await saved
    await told(page, 'Export downloaded')
  })
})

/** The code that an app shows for its key, in base 32, as many half minutes from now. */
async function codeOf(key: string, steps = 0): Promise<string> {
  const bits = [...key].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return await createOTP(Buffer.from(bytes).toString()).hotp(Math.floor(Date.now() / 30_000) + steps)
}

test('an authenticator app is set up, asked for when signing in, and replaced by a recovery code', async (t) => {
  const user = await app.newUser()
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/settings/account',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  allowProblems(page, REFUSED)
  await stopTimers(page, TOASTS)
  await press(page, 'Set up an app')
  await press(page, 'Copy codes')
  await told(page, 'Codes copied')
  const [recovery = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  await press(page, 'Done')
  const dialog = page.getByRole('dialog', { name: 'Set up an authenticator app' })
  await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  assert.deepEqual(await violations(page), [])
  const key = (await dialog.getByTitle('Key').textContent()) ?? ''
  await dialog.getByRole('textbox').fill('000000')
  await press(page, 'Turn on')
  await dialog.getByText('This code is not right, or was used already.', { exact: false }).waitFor()
  await dialog.getByRole('textbox').fill(await codeOf(key))
  await press(page, 'Turn on')
  await page.getByText('In use. 10 recovery codes left.').waitFor()

  const enter = async () => {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'E-mail' }).fill(user.email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
  }
  await enter()
  assert.deepEqual(await violations(page), [])
  // The code of the set-up was used; that of the next half minute is accepted already.
  await page.getByRole('textbox', { name: 'Code' }).fill(await codeOf(key, 1))
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await enter()
  await press(page, 'Use a recovery code')
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery)
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.goto('/settings/account')
  await page.getByText('In use. 9 recovery codes left.').waitFor()
  await press(page, 'Stop using the app')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop using the app' }).click()
  await page.getByText('Not in use.').waitFor()
})

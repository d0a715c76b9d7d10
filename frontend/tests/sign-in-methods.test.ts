import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { PASSWORD, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'

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
    await page.keyboard.press('Escape')
    await proof.waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('textbox', { name: KEY_NAME }).inputValue(), 'Script')
  })

  test('is asked before everything is exported', async (t) => {
    const user = await app.newUser()
    await age(user)
    const page = await openPage(t, browser, { app, user, path: '/settings/data' })
    allowProblems(page, REFUSED)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download export' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await saved
    await told(page, 'Export downloaded')
  })
})

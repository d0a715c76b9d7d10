import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { freePort } from '../../backend/tests/support/process.ts'
import { CLIENT, startProvider } from '../../backend/tests/support/provider.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { letAnHourPass } from './support/database.ts'
import { allowProblems, openPage } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Signing in elsewhere, in a browser that goes there and comes back. */

const port = String(await freePort())
const url = `http://localhost:${port}`
const provider = await startProvider([`${url}/api/auth/providers/work/callback`], [`${url}/sign-in`])
after(() => provider.close())
const { app, browser } = await startBoth({
  PORT: port,
  BETTER_AUTH_URL: url,
  OIDC_PROVIDERS: JSON.stringify([{ id: 'work', name: 'Work', issuer: provider.issuer, ...CLIENT }]),
})

const REFUSED = /the server responded with a status of 4/
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()
const person = (sub: string) => ({ sub, email: `${sub}@example.com`, email_verified: true, name: 'Grace' })

describe('a provider', () => {
  test('signs up, is signed out of as well, and proves who deletes an account without a password', async (t) => {
    provider.user = person('grace')
    const page = await openPage(t, browser, { app, path: '/sign-in?to=%2Ftrash' })
    allowProblems(page, REFUSED)
    await press(page, 'Continue with Work')
    await heading(page, 'Trash')
    await page.getByRole('button', { name: /Grace/ }).first().click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await press(page, 'Leave')
    await heading(page, 'Sign in')
    assert.equal(new URL(page.url()).pathname, '/sign-in')

    await press(page, 'Continue with Work')
    await heading(page, 'Today')
    await page.goto('/settings/account')
    await heading(page, 'Accounts elsewhere')
    await page.getByText('grace@example.com ·').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Remove Work' }).count(), 0, 'the only way')
    await letAnHourPass(app, { email: 'grace@example.com' })
    await press(page, 'Delete account…')
    const dialog = page.getByRole('dialog', { name: 'Delete account' })
    await dialog.getByRole('textbox').fill('grace@example.com')
    assert.equal(await dialog.getByLabel('Current password').count(), 0)
    await dialog.getByRole('button', { name: 'Delete everything' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    assert.equal(await proof.getByRole('textbox').count(), 0)
    await proof.getByRole('button', { name: 'Confirm with Work' }).click()
    await heading(page, 'Create your account')
  })

  test('is refused to who has an account without it, with the reason in words, until they link it, and is removed', async (t) => {
    const user = await app.newUser()
    provider.user = { ...person('linus'), email: user.email }
    const page = await openPage(t, browser, { app, path: '/sign-in' })
    allowProblems(page, REFUSED)
    await press(page, 'Continue with Work')
    await page.getByText('An account with your e-mail address exists already.', { exact: false }).waitFor()

    await page.context().addCookies(user.cookies)
    await letAnHourPass(app, user)
    await page.goto('/settings/account')
    await stopTimers(page, TOASTS)
    await press(page, 'Link Work')
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Current password').fill(PASSWORD)
    await proof.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('dialog', { name: 'You can now sign in with Work' }).waitFor()
    await page.getByText(`${user.email} · never used`).waitFor()
    await press(page, 'Remove Work')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('None is linked.').waitFor()
  })
})

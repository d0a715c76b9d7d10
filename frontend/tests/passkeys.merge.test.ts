import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { freePort } from '../../backend/tests/support/process.ts'
import type { App, User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Passkeys, with the browser's virtual authenticators. They are bound to a name: an IP address has none. */

const PORT = String(await freePort())
const ORIGIN = `http://localhost:${PORT}`
const { app, browser } = await startBoth({ PORT, BETTER_AUTH_URL: ORIGIN })
const named: App = { ...app, url: ORIGIN }

const REFUSED = /the server responded with a status of 4/

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** The toast stays until it is closed. */
async function told(page: Page, text: string): Promise<void> {
  await page.getByRole('dialog', { name: text }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog', { name: text }).waitFor({ state: 'detached' })
}

interface Device {
  cdp: CDPSession
  authenticatorId: string
}

async function newDevice(cdp: CDPSession): Promise<Device> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

const credentialsOf = async ({ cdp, authenticatorId }: Device) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials

const remove = ({ cdp, authenticatorId }: Device) =>
  cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })

/** A page of a signed-in user, with one authenticator. */
async function open(t: TestContext): Promise<{ page: Page; device: Device; user: User }> {
  const made = await app.newUser()
  const user = { ...made, cookies: made.cookies.map((cookie) => ({ ...cookie, url: ORIGIN })) }
  const page = await openPage(t, browser, { app: named, user, path: '/settings/account' })
  await stopTimers(page, TOASTS)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  return { page, device: await newDevice(cdp), user }
}

async function add(page: Page, name: string): Promise<void> {
  await press(page, 'Add a passkey')
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog.waitFor({ state: 'detached' })
  await told(page, 'Passkey added')
  await page.getByRole('button', { name: `Remove ${name}` }).waitFor()
}

async function leave(page: Page): Promise<void> {
  // What the page was about to ask has no session any more.
  allowProblems(page, REFUSED)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
}

async function enter(page: Page): Promise<void> {
  await press(page, 'Sign in with a passkey')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

/** What the page's authenticator answers to a challenge. */
const answer = (page: Page) =>
  page.evaluate(async () => {
    const options = await (await fetch('/api/auth/passkey/generate-authenticate-options')).json()
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON()
  })

/** Sends it as a fresh proof. */
const send = (page: Page, passkey: unknown) =>
  page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/auth/prove', { method: 'POST', headers, body })).status
  }, JSON.stringify({ passkey }))

describe('a passkey', () => {
  test('is added, signs in without a name or a password, as each of several does, is renamed and removed', async (t) => {
    const { page, device } = await open(t)
    await add(page, 'Phone')
    const [credential] = await credentialsOf(device)
    assert.equal(credential?.isResidentCredential, true)
    assert.equal(credential?.rpId, 'localhost')
    await page.getByText('never used').waitFor()
    await remove(device)
    const second = await newDevice(device.cdp)
    await add(page, 'Key')
    assert.equal((await credentialsOf(second)).length, 1)

    await leave(page)
    await enter(page)
    await page.goto('/settings/account')
    const rows = page.getByRole('listitem').filter({ hasText: 'Added' })
    await rows.filter({ hasText: 'Phone' }).getByText('never used').waitFor()
    await rows
      .filter({ hasText: 'Key' })
      .getByText(/last used/)
      .waitFor()
    assert.equal(await rows.count(), 2)
    await press(page, 'Rename Key')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Old key')
    await press(page, 'Save')
    for (const name of ['Old key', 'Phone']) {
      await press(page, `Remove ${name}`)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByRole('button', { name: `Remove ${name}` }).waitFor({ state: 'detached' })
    }
    await page.getByText('No passkeys yet.').waitFor()

    await leave(page)
    await press(page, 'Sign in with a passkey')
    await page.getByText(/This passkey does not belong to an account here/).waitFor()
  })

  test('that was copied is refused once the original has been used', async (t) => {
    const { page, device } = await open(t)
    await add(page, 'Phone')
    const [copy] = await credentialsOf(device)
    assert.ok(copy !== undefined)
    for (let count = 0; count < 2; count += 1) {
      await leave(page)
      await enter(page)
    }
    await remove(device)
    const clone = await newDevice(device.cdp)
    await device.cdp.send('WebAuthn.addCredential', {
      authenticatorId: clone.authenticatorId,
      credential: copy,
    })
    allowProblems(page, REFUSED)
    await leave(page)
    await press(page, 'Sign in with a passkey')
    await page.getByText('The passkey could not be verified. Try again.').waitFor()
  })

  test('is a fresh proof of its own account only', async (t) => {
    const { page } = await open(t)
    await add(page, 'Phone')
    const other = await open(t)
    await add(other.page, 'Other')
    allowProblems(page, REFUSED)
    assert.equal(await send(page, await answer(page)), 200)
    const foreign = await answer(other.page)
    // The challenge comes along, as it would for an attacker who has both accounts at hand.
    const cookies = await other.page.context().cookies()
    await page.context().addCookies(cookies.filter(({ name }) => name.endsWith('passkey')))
    assert.equal(await send(page, foreign), 401)
    await page.reload()
    await page.getByRole('button', { name: 'Remove Phone' }).waitFor()
  })
})

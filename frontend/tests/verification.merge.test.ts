import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startMailServer, textOf } from '../../backend/tests/support/smtp.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'

/** Where addresses have to be verified: what the links in e-mails lead to. */

const mail = await startMailServer()
const { app, browser } = await startBoth({ SMTP_URL: mail.url })
after(() => mail.close())

const APPROVE = 'Approve the change of your e-mail address'
const CONFIRM = 'Confirm your e-mail address?'
const REFUSED = /the server responded with a status of 4/
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** The link in the first e-mail to the address about this; waits for it to arrive. */
async function linkTo(address: string, subject = 'Confirm your e-mail address'): Promise<string> {
  for (let all = 1; ; all += 1) {
    const letter = (await mail.received(all)).find(
      (each) => each.includes(`To: ${address}`) && each.includes(`Subject: ${subject}`),
    )
    if (letter !== undefined) return /https?:\S+/.exec(textOf(letter))?.[0] ?? ''
  }
}

/** Opens the link, and does what it asks for. */
async function follow(page: Page, link: string, asks: string, button: string): Promise<void> {
  await page.goto(link)
  await heading(page, asks)
  await page.waitForURL(({ hash }) => hash === '')
  await press(page, button)
}
const confirm = (page: Page, link: string) => follow(page, link, CONFIRM, 'Confirm address')

async function signUp(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('Grace')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Create account')
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Sign in')
}

test('after signing up, the mailed link is opened, and then sign-in works', async (t) => {
  const email = `grace-${randomUUID()}@example.com`
  const page = await openPage(t, browser, { app, path: '/sign-up' })
  allowProblems(page, REFUSED)
  await signUp(page, email)
  await heading(page, 'Check your e-mail')
  await page.getByText(email).waitFor()
  await press(page, 'Send it again')
  await page.getByText('Sent again. Check your e-mail.').waitFor()

  await confirm(page, await linkTo(email))
  await heading(page, 'Address confirmed')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, email)
  await heading(page, 'Today')
})

test('signing in before verification says to look into the mail', async (t) => {
  const email = `grace-${randomUUID()}@example.com`
  const page = await openPage(t, browser, { app, path: '/sign-up' })
  allowProblems(page, REFUSED)
  await signUp(page, email)
  await heading(page, 'Check your e-mail')
  await page.goto('/sign-in')
  await signIn(page, email)
  await heading(page, 'Check your e-mail')
  await press(page, 'I have opened the link')
  await heading(page, 'Sign in')
})

test('a new address is approved at the old one and confirmed at the new one', async (t) => {
  const [email, newEmail] = [`grace-${randomUUID()}@example.com`, `hopper-${randomUUID()}@example.com`]
  const page = await openPage(t, browser, { app, path: '/sign-up' })
  allowProblems(page, REFUSED)
  await signUp(page, email)
  await heading(page, 'Check your e-mail')
  await confirm(page, await linkTo(email))
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, email)
  await heading(page, 'Today')

  await page.goto('/settings/account')
  await page.getByText('Confirmed', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'New e-mail' }).fill(email)
  await press(page, 'Change e-mail')
  await page.getByText('This is already your address.').waitFor()
  await page.getByRole('textbox', { name: 'New e-mail' }).fill(newEmail)
  await press(page, 'Change e-mail')
  await page.getByText('If the address is free, an e-mail is on its way.').waitFor()

  await follow(page, await linkTo(email, APPROVE), 'Approve a new e-mail address?', 'Approve')
  await heading(page, 'One more step')
  await page.getByText(newEmail).waitFor()
  const link = await linkTo(newEmail)
  await follow(page, link, 'Confirm your new e-mail address?', 'Confirm address')
  await heading(page, 'Address confirmed')
  await page.getByRole('link', { name: 'Go to your tasks' }).click()
  await page.goto('/settings/account')
  await page.getByText(newEmail).waitFor()
  assert.equal(await page.getByText(email).count(), 0)

  await follow(page, link, 'Confirm your new e-mail address?', 'Confirm address')
  await heading(page, 'This link was used, or is for no account')
})

test('a new address that was taken meanwhile says so', async (t) => {
  const [email, newEmail] = [`grace-${randomUUID()}@example.com`, `taken-${randomUUID()}@example.com`]
  const page = await openPage(t, browser, { app, path: '/sign-up' })
  allowProblems(page, REFUSED)
  await signUp(page, email)
  await heading(page, 'Check your e-mail')
  await confirm(page, await linkTo(email))
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, email)
  await heading(page, 'Today')
  await page.goto('/settings/account')
  await page.getByRole('textbox', { name: 'New e-mail' }).fill(newEmail)
  await press(page, 'Change e-mail')
  await follow(page, await linkTo(email, APPROVE), 'Approve a new e-mail address?', 'Approve')
  await heading(page, 'One more step')
  // Whoever signs up with it gets such a letter, too.
  const link = await linkTo(newEmail)

  const other = await openPage(t, browser, { app, path: '/sign-up' })
  allowProblems(other, REFUSED)
  await signUp(other, newEmail)
  await heading(other, 'Check your e-mail')
  await follow(page, link, 'Confirm your new e-mail address?', 'Confirm address')
  await heading(page, 'The address is taken')
})

test('an unopened link does not confirm an address', async (t) => {
  const page = await openPage(t, browser, { app, path: '/verify-email' })
  await heading(page, 'Nothing to confirm')
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
})

test('an invalid link says so', async (t) => {
  const page = await openPage(t, browser, { app, path: '/verify-email#not.a.token', locale: 'de-DE' })
  await heading(page, 'Dieser Link funktioniert nicht')
})

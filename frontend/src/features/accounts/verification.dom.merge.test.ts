import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { startMailServer, textOf } from '../../../../backend/tests/support/smtp.ts'
import { PASSWORD, startApp, type User } from '../../../tests/support/app.ts'
import { inDatabase } from '../../../tests/support/database.ts'
import { fill, openApp, screen, visit, waitFor } from '../../../tests/support/dom.ts'
import { field, heading, press, secret } from '../../../tests/support/forms.ts'

/** Where addresses have to be verified: what the links in e-mails lead to. */

const mail = await startMailServer()
const app = await startApp({ SMTP_URL: mail.url })
after(() => Promise.all([app.close(), mail.close()]))

const CONFIRM = 'Confirm your e-mail address?'
const CONFIRM_NEW = 'Confirm your new e-mail address?'
const APPROVE = 'Approve the change of your e-mail address'
const newAddress = (name: string) => `${name}-${randomUUID()}@example.com`

/** The link in the first e-mail to the address about this; waits for it to arrive. */
async function linkTo(address: string, subject = 'Confirm your e-mail address'): Promise<string> {
  for (let all = 1; ; all += 1) {
    const letter = (await mail.received(all)).find(
      (each) => each.includes(`To: ${address}`) && each.includes(`Subject: ${subject}`),
    )
    if (letter !== undefined) return /https?:\S+/.exec(textOf(letter))?.[0] ?? ''
  }
}

async function confirmed(): Promise<User> {
  const user = await app.newUser()
  await inDatabase(app, 'UPDATE users SET email_verified = true WHERE email = $1', [user.email])
  return user
}

/** Opens the link, and does what its page asks for. */
async function open(
  person: UserEvent,
  link: string,
  asks: string,
  button = 'Confirm address',
): Promise<void> {
  const { pathname, search, hash } = new URL(link)
  visit(pathname + search + hash)
  await heading(asks)
  await press(person, button)
}

async function signUp(person: UserEvent, email: string): Promise<void> {
  await fill(person, await field('Name'), 'Grace')
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), PASSWORD)
  await press(person, 'Create account')
}

async function signIn(person: UserEvent, email: string): Promise<void> {
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), PASSWORD)
  await press(person, 'Sign in')
}

test('after signing up, signing in says to look into the mail until the link there was opened', async (t) => {
  const email = newAddress('grace')
  const { person } = await openApp(t, { app, user: null, path: '/sign-up' })
  await signUp(person, email)
  await heading('Check your e-mail')
  await screen.findByText(email)
  await press(person, 'Send it again')
  await screen.findByText('Sent again. Check your e-mail.')
  visit('/sign-in')
  await heading('Sign in')
  await signIn(person, email)
  await heading('Check your e-mail')
  await press(person, 'I have opened the link')
  await heading('Sign in')

  await open(person, await linkTo(email), CONFIRM)
  await heading('Address confirmed')
  await person.click(screen.getByRole('link', { name: 'Sign in' }))
  await heading('Sign in')
  await waitFor(async () => assert.equal((await field('E-mail')).value, email))
  await fill(person, await secret('Password'), PASSWORD)
  await press(person, 'Sign in')
  await heading('Today')
})

test('a new address is approved at the old one and confirmed at the new one', async (t) => {
  const [user, newEmail] = [await confirmed(), newAddress('hopper')]
  const { person } = await openApp(t, { app, user, path: '/settings/account' })
  await screen.findByText('Confirmed')
  await fill(person, await field('New e-mail'), user.email)
  await press(person, 'Change e-mail')
  await screen.findByText('This is already your address.')
  await fill(person, await field('New e-mail'), newEmail)
  await press(person, 'Change e-mail')
  await screen.findByText(/If the address is free, an e-mail is on its way\./)

  await open(person, await linkTo(user.email, APPROVE), 'Approve a new e-mail address?', 'Approve')
  await heading('One more step')
  await screen.findByText(newEmail)
  await person.click(screen.getByRole('link', { name: 'Go to your tasks' }))
  await heading('Today')
  const link = await linkTo(newEmail)
  await open(person, link, CONFIRM_NEW)
  await heading('Address confirmed')
  await person.click(screen.getByRole('link', { name: 'Go to your tasks' }))
  await heading('Today')
  visit('/settings/account')
  await screen.findByText(newEmail)
  assert.ok(screen.queryByText(user.email) === null)
  await open(person, link, CONFIRM_NEW)
  await heading('This link was used, or is for no account')
})

test('a new address that was taken meanwhile says so', async (t) => {
  const [user, newEmail] = [await confirmed(), newAddress('taken')]
  const { person } = await openApp(t, { app, user, path: '/settings/account' })
  await fill(person, await field('New e-mail'), newEmail)
  await press(person, 'Change e-mail')
  await open(person, await linkTo(user.email, APPROVE), 'Approve a new e-mail address?', 'Approve')
  await heading('One more step')
  // Whoever signs up with it gets such a letter, too.
  const link = await linkTo(newEmail)
  const { ok } = await fetch(`${app.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify({ name: 'Grace', email: newEmail, password: PASSWORD }),
  })
  assert.ok(ok)
  await open(person, link, CONFIRM_NEW)
  await heading('The address is taken')
})

test('an unopened link does not confirm an address, and an invalid one says so', async (t) => {
  const { person } = await openApp(t, { app, user: null, path: '/sign-in' })
  await heading('Sign in')
  visit('/verify-email')
  await heading('Nothing to confirm')
  await screen.findByRole('link', { name: 'Sign in' })
  visit('/verify-email#not.a.token')
  await heading('This link does not work')
  // What only the service can tell.
  const email = newAddress('forged')
  const claims = Buffer.from(JSON.stringify({ email })).toString('base64url')
  await open(person, `${app.url}/verify-email#e30.${claims}.e30`, CONFIRM)
  await heading('This link does not work')
})

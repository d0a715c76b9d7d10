import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { startMailServer, textOf } from '../../../../backend/tests/support/smtp.ts'
import { PASSWORD, startApp } from '../../../tests/support/app.ts'
import {
  fill,
  isFocused,
  loseConnection,
  openApp,
  screen,
  upToDate,
  waitFor,
} from '../../../tests/support/dom.ts'
import {
  alerts,
  chooseOfAccount,
  field,
  follow,
  heading,
  press,
  secret,
} from '../../../tests/support/forms.ts'

/** Signing up, in and out, with a real mail server. */

const mail = await startMailServer()
const app = await startApp({ SMTP_URL: mail.url, EMAIL_VERIFICATION: 'optional' })
after(() => Promise.all([app.close(), mail.close()]))

async function signUp(person: UserEvent, name: string, email: string, password: string): Promise<void> {
  await fill(person, await field('Name'), name)
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), password)
  await press(person, 'Create account')
}

async function signIn(person: UserEvent, email: string, password = PASSWORD): Promise<void> {
  await fill(person, await field('E-mail'), email)
  await fill(person, await secret('Password'), password)
  await press(person, 'Sign in')
}

describe('signing up', () => {
  test('works by keyboard alone, and continues to the requested page', async (t) => {
    const { person } = await openApp(t, { app, user: null, path: '/upcoming' })
    await heading('Sign in')
    await isFocused(() => field('E-mail'))
    screen.getByRole('link', { name: 'Create an account' }).focus()
    await person.keyboard('{Enter}')
    await heading('Create your account')
    await isFocused(() => field('Name'))
    await person.keyboard(`Grace{Tab}grace-${randomUUID()}@example.com{Tab}${PASSWORD}{Enter}`)
    await heading('Upcoming')
    assert.equal(location.pathname, '/upcoming')
  })

  test('shows what is wrong at each field, and focuses the first', async (t) => {
    const { person } = await openApp(t, { app, user: null, path: '/sign-up' })
    await signUp(person, 'Grace', 'nobody', 'short')
    const wrong = await screen.findByText('Enter an address such as ada@example.com.')
    await screen.findByText('At least 8 characters.')
    const email = await field('E-mail')
    assert.equal(document.activeElement, email)
    assert.equal(email.getAttribute('aria-invalid'), 'true')
    assert.ok(email.getAttribute('aria-describedby')?.split(' ').includes(wrong.id))
  })

  test('with an address that has an account reveals no more than the service does', async (t) => {
    const { email } = await app.newUser()
    const { person } = await openApp(t, { app, user: null, path: '/sign-up' })
    await signUp(person, 'Eve', email, 'another horse battery')
    await screen.findByText(/^If this address is new, your account is ready/)
    await person.click(screen.getByRole('link', { name: 'Sign in' }))
    await waitFor(async () => assert.equal((await field('E-mail')).value, email))
  })
})

describe('signing in', () => {
  test('with a wrong password says so, keeps what was typed, and never leads to a foreign page', async (t) => {
    const { email } = await app.newUser()
    const { person } = await openApp(t, { app, user: null, path: '/sign-in?to=%2F%2Fevil.example%2F' })
    await signIn(person, email, 'not it at all')
    await alerts('The address or password is incorrect.')
    assert.equal((await field('E-mail')).value, email)
    await signIn(person, email)
    await heading('Today')
    assert.equal(location.origin, app.url)
  })

  test('says when there were too many attempts, and for how long', async (t) => {
    const { person, beforeRequests } = await openApp(t, { app, user: null, path: '/sign-in' })
    const problem = { status: 429, error_code: 'RATE_LIMITED', title: 'No', detail: 'No' }
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '3600' }
    beforeRequests(({ url }) =>
      url.endsWith('/sign-in/email') ? Response.json(problem, { status: 429, headers }) : undefined,
    )
    await signIn(person, 'ada@example.com')
    await alerts('Too many attempts. Try again in 1 hour.')
  })

  test('says when the service cannot be reached', async (t) => {
    const opened = await openApp(t, { app, user: null, path: '/sign-in' })
    await heading('Sign in')
    const reconnect = loseConnection(opened)
    await signIn(opened.person, 'ada@example.com')
    await alerts('The server cannot be reached')
    reconnect()
  })

  test('may be by what the browser offers of passkeys where it fills in the address', async (t) => {
    const asked: (CredentialRequestOptions | undefined)[] = []
    const passkeys = {
      get: (options?: CredentialRequestOptions) => {
        asked.push(options)
        return Promise.withResolvers<Credential>().promise
      },
    }
    Object.defineProperty(navigator, 'credentials', { value: passkeys, configurable: true })
    const offered = () => assert.fail('The browser makes none.')
    const PublicKeyCredential = Object.assign(offered, {
      parseRequestOptionsFromJSON: (options: unknown) => options,
      isConditionalMediationAvailable: async () => true,
    })
    Object.assign(globalThis, { PublicKeyCredential })
    t.after(() => {
      Reflect.deleteProperty(navigator, 'credentials')
      Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
    })
    await openApp(t, { app, user: null, path: '/sign-in' })
    await waitFor(() =>
      assert.deepEqual(new Set(asked.map((each) => each?.mediation)), new Set(['conditional'])),
    )
    assert.equal((await field('E-mail')).autocomplete, 'username webauthn')
  })
})

describe('a session', () => {
  test('ended elsewhere leads to the sign-in, and from there back', async (t) => {
    const user = await app.newUser()
    const [cookie] = (await app.signIn(user.email)).cookies
    const { person } = await openApp(t, { app, user, path: '/settings/appearance' })
    await heading('Appearance', 2)
    await fetch(`${app.url}/api/auth/revoke-other-sessions`, {
      method: 'POST',
      headers: { origin: app.url, cookie: `${cookie?.name}=${cookie?.value}` },
    })
    await heading('Sign in')
    await screen.findByText(/^Your session has ended\./)
    assert.equal((await field('E-mail')).value, user.email)
    await fill(person, await secret('Password'), PASSWORD)
    await press(person, 'Sign in')
    await heading('Appearance', 2)
    assert.equal(location.pathname, '/settings/appearance')
  })

  test('is not ended before the user was asked while changes wait', async (t) => {
    const opened = await openApp(t, { app, path: '/settings/time' })
    const { person } = opened
    await screen.findByText('Europe/Berlin')
    const reconnect = loseConnection(opened)
    await press(person, 'Change time zone')
    await person.keyboard('karachi')
    await person.click(await screen.findByRole('option', { name: 'Asia/Karachi' }))
    await screen.findAllByText(/1 change waiting/)
    await chooseOfAccount(person, 'Sign out')
    await screen.findByText(/^1 change has not reached the server yet\./)
    await press(person, 'Cancel')
    reconnect()
    await upToDate()
    await chooseOfAccount(person, 'Sign out')
    await heading('Sign in')
    assert.equal(location.search, '', 'there is nothing to come back to')
  })
})

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
    const { person } = await openApp(t, { app, user: null, path: '/sign-in' })
    await person.click(await screen.findByRole('link', { name: 'Forgot password?' }))
    await heading('Forgot your password?')
    await fill(person, await field('E-mail'), email)
    await press(person, 'Send the link')
    await heading('Check your e-mail')
    const link = /https?:\S+/.exec(await letterTo(email))?.[0] ?? ''
    await follow(link)
    await heading('Choose a new password')
    await fill(person, await secret('New password'), 'another horse battery')
    await press(person, 'Save new password')
    await screen.findByText(/^Your new password is saved\./)
    await person.click(screen.getByRole('link', { name: 'Sign in' }))
    await signIn(person, email, 'another horse battery')
    await heading('Today')

    await follow(link)
    await screen.findByText(/^This link no longer works/)
  })

  test('is replaced through the mailed code; a wrong one is refused', async (t) => {
    const { email } = await app.newUser()
    const { person } = await openApp(t, { app, user: null, path: '/forgot-password' })
    await fill(person, await field('E-mail'), email)
    await press(person, 'Send the link')
    const code = /^[\w-]{24}\r?$/m.exec(await letterTo(email))?.[0].trim() ?? ''
    await person.click(await screen.findByRole('link', { name: 'I have a code' }))
    await isFocused(() => field('Code from the e-mail'))
    await fill(person, await secret('New password'), 'another horse battery')
    await fill(person, await field('Code from the e-mail'), 'x'.repeat(24))
    await press(person, 'Save new password')
    await alerts('This link or code no longer works')
    await fill(person, await field('Code from the e-mail'), code)
    await press(person, 'Save new password')
    await screen.findByText(/^Your new password is saved\./)
  })
})

import { test } from 'node:test'
import { createOTP } from '@better-auth/utils/otp'
import { PASSWORD } from '../../../tests/support/app.ts'
import { fill, openApp, screen, visit } from '../../../tests/support/dom.ts'
import {
  chooseOfAccount,
  dialog,
  field,
  heading,
  noDialog,
  press,
  question,
  secret,
  told,
} from '../../../tests/support/forms.ts'

/** A second factor: the codes of an app. */

/** The code that an app shows for its key, in base 32, as many half minutes from now. */
async function codeOf(key: string, steps = 0): Promise<string> {
  const bits = [...key].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return await createOTP(Buffer.from(bytes).toString()).hotp(Math.floor(Date.now() / 30_000) + steps)
}

test('an authenticator app is set up, asked for when signing in, and replaced by a recovery code', async (t) => {
  const { person, user } = await openApp(t, { path: '/settings/account' })
  await press(person, 'Set up an app')
  await press(person, 'Copy codes')
  await told('Codes copied')
  const [recovery = ''] = (await navigator.clipboard.readText()).split('\n')
  await press(person, 'Done')
  const setUp = await dialog('Set up an authenticator app')
  await setUp.findByRole('img', { name: 'QR code for the authenticator app' })
  const key = setUp.getByTitle('Key').textContent
  await fill(person, await setUp.findByRole('textbox'), '000000')
  await press(person, 'Turn on', setUp)
  await setUp.findByText(/^This code is not right, or was used already\./)
  await fill(person, await setUp.findByRole('textbox'), await codeOf(key))
  await press(person, 'Turn on', setUp)
  await screen.findByText('In use. 10 recovery codes left.')
  await noDialog('Set up an authenticator app')

  const enter = async () => {
    await chooseOfAccount(person, 'Sign out')
    await heading('Sign in')
    await fill(person, await field('E-mail'), user.email)
    await fill(person, await secret('Password'), PASSWORD)
    await press(person, 'Sign in')
    await heading('One more step')
  }
  await enter()
  // The code of the set-up was used; that of the next half minute is accepted already.
  await fill(person, await field('Code'), await codeOf(key, 1))
  await press(person, 'Sign in')
  await heading('Today')
  await enter()
  await press(person, 'Use a recovery code')
  await fill(person, await field('Recovery code'), recovery)
  await press(person, 'Sign in')
  await heading('Today')
  visit('/settings/account')
  await screen.findByText('In use. 9 recovery codes left.')
  await press(person, 'Stop using the app')
  await press(person, 'Stop using the app', await question())
  await screen.findByText('Not in use.')
})

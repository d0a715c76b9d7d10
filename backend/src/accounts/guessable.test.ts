import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'
import { CHOSEN_PASSWORDS } from './schemas.ts'

/** No password may be chosen that is tried first, wherever one is chosen. */

const GUESSABLE = ['password', 'PassWord', '12345678', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa']
const name = 'Ada Lovelace'
const email = 'countess@analytical.example'
const OWN = [name, 'adalovelace', email, 'Countess', 'analytical.example']

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

function assertRefused(answer: Answer, password: string): void {
  assert.deepEqual([answer.statusCode, answer.data.code], [400, 'PASSWORD_GUESSABLE'], password)
}

describe('a password that is guessed at once', () => {
  test('may be chosen nowhere', () => {
    assert.deepEqual([...CHOSEN_PASSWORDS].toSorted(), [
      ['/change-password', 'newPassword'],
      ['/reset-password', 'newPassword'],
      ['/sign-up/email', 'password'],
    ])
  })

  test('makes no account, whether there is one or not', async () => {
    for (const password of [...GUESSABLE, ...OWN])
      assertRefused(await new Browser(service).post('/sign-up/email', { name, email, password }), password)
    const free = await new Browser(service).post('/sign-up/email', { name, email, password: PASSWORD })
    assert.equal(free.statusCode, 200, free.payload)
    const again = await new Browser(service).post('/sign-up/email', { name, email, password: 'password' })
    assertRefused(again, 'password')
  })

  test('replaces no other', async () => {
    const browser = await signedIn(service, 'grace@example.com')
    for (const newPassword of [...GUESSABLE, 'grace@example.com']) {
      const body = { currentPassword: PASSWORD, newPassword }
      assertRefused(await browser.post('/change-password', body), newPassword)
    }
    assert.equal((await new Browser(service).signIn('grace@example.com')).statusCode, 200)
  })

  test('is not set by a mailed link, which stays good', async () => {
    const address = 'charles.babbage@example.com'
    await signedIn(service, address)
    await new Browser(service).post('/request-password-reset', { email: address })
    await service.settled()
    const letter = service.letters.findLast(({ to }) => to === address)
    const token = /^[\w-]{20,}$/m.exec(letter?.text ?? '')?.[0]
    for (const newPassword of [...GUESSABLE, 'Charles.Babbage'])
      assertRefused(await new Browser(service).post('/reset-password', { newPassword, token }), newPassword)
    const done = await new Browser(service).post('/reset-password', {
      newPassword: 'difference engine',
      token,
    })
    assert.equal(done.statusCode, 200, done.payload)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace } from '../../tests/support/workspaces.ts'
import { emailCarrier } from '../channels/carriers/email.ts'
import type { Message } from '../channels/model/message.ts'
import type { Cause, Letter, Mailer } from '../core/letter.ts'
import { limitedMailer } from './mail-limit.ts'

/** How many letters one address gets, whoever brings them about. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let service: TestService

before(async () => {
  service = await startService({ RATE_LIMIT_AUTH: 'on', EMAIL_VERIFICATION: 'required' })
  service.clock.stop()
})
after(() => service.close())

const lettersTo = (address: string) => service.letters.filter(({ to }) => to.toLowerCase() === address)

/** From an address of its own: requests of one are limited as well. */
let last = 0
const somebody = () => {
  last += 1
  return new Browser(service, `203.0.113.${last}`)
}

describe('a mailbox', () => {
  test('gets few letters from those who know only its address, and what is told of its account', async () => {
    const email = 'victim@example.com'
    const victim = await signedIn(service, email)
    const host = await service.newUser('host')
    const there = inWorkspace(service, host, await createWorkspace(service, host))
    for (let round = 0; round < 5; round += 1) {
      assert.equal((await somebody().post('/request-password-reset', { email })).statusCode, 200)
      assert.equal((await somebody().signUp(email)).statusCode, 200)
      const invited = await there.call('POST', '/invitations', {
        role: 'viewer',
        email: 'Victim@Example.com',
      })
      assert.equal(invited.statusCode, 201)
    }
    await service.settled()
    assert.equal(lettersTo(email).length, 5)
    const refused = service.logged.find(({ msg }) => msg === 'mail was not sent')
    assert.deepEqual(refused?.mail, { code: 'TOO_MANY_LETTERS' })

    await victim.post('/change-password', { currentPassword: PASSWORD, newPassword: 'another horse' })
    assert.match(lettersTo(email).at(-1)?.text ?? '', /password .* was changed/)
    service.clock.advance(12 * MINUTE)
    await somebody().post('/request-password-reset', { email })
    assert.equal(lettersTo(email).length, 7)
  })

  test('is the same one, whatever is added to its name', async () => {
    for (let round = 0; round < 8; round += 1) await somebody().signUp(`tagged+${round}@example.com`)
    await service.settled()
    assert.equal(service.letters.filter(({ to }) => to.startsWith('tagged+')).length, 5)
    await somebody().signUp('+@example.com')
    assert.equal(lettersTo('+@example.com').length, 1)
  })
})

describe('letters to one address', () => {
  /** Counts on the service's database, on a clock of its own. */
  function mailerAt(start: number, environment: { perHour: number }, send: Mailer['send'] = async () => {}) {
    const time = { now: start }
    const config = { ...service.config, mail: { ...service.config.mail, ...environment } }
    const mailer = { available: true, send, close: () => {} }
    return { time, ...limitedMailer(mailer, { config, db: service.db, now: () => time.now }) }
  }
  const letter = (to: string, cause: Cause): Letter => ({ to, cause, subject: 's', text: 't' })

  for (const perHour of [6, 60, 61]) {
    test(`are no more within any hour than configured: ${perHour}`, async () => {
      const { time, send } = mailerAt(Date.now(), { perHour })
      const sent: number[] = []
      for (const until = time.now + 2.5 * HOUR; time.now < until; time.now += 2 * MINUTE) {
        for (const cause of ['anybody', 'account', 'notification'] as const) {
          let isSent = true
          for (let more = perHour; isSent && more > 0; more -= 1) {
            isSent = await send(letter(`each-${perHour}@example.com`, cause)).then(
              () => true,
              () => false,
            )
            if (isSent) sent.push(time.now)
          }
        }
      }
      const most = Math.max(
        ...sent.map((start) => sent.filter((at) => at >= start && at < start + HOUR).length),
      )
      assert.ok(most <= perHour, `${most}`)
      assert.ok(most > perHour / 2, `${most}`)
    })
  }

  test('count only once they are sent', async () => {
    const { send } = mailerAt(Date.now(), { perHour: 6 }, async () => {
      throw Object.assign(new Error(), { code: 'ECONNECTION' })
    })
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await assert.rejects(send(letter('down@example.com', 'anybody')), { code: 'ECONNECTION' })
    }
  })

  test('that tell of something are sent later', async () => {
    const mailer = mailerAt(Date.now(), { perHour: 6 })
    const message = {
      ...{ id: 'm', topic: 't', kind: 'reminder', title: 'Call', text: '', at: '', language: 'en' },
      ...{ url: 'https://docket.example/', offers: [], acting: { endpoint: '', page: '' }, about: undefined },
      unsubscribing: { endpoint: '', page: '' },
    } as Message
    const carry = emailCarrier(mailer)
    const target = { kind: 'email', address: 'told@example.com' } as const
    const { signal } = new AbortController()
    const outcomes = [
      await carry(target, message, signal),
      await carry(target, message, signal),
      await carry(target, message, signal),
    ]
    assert.deepEqual(
      outcomes.map(({ error }) => error === null),
      [true, true, false],
    )
    const { retryAfter, isGone } = outcomes[2] ?? {}
    assert.ok(Number(retryAfter) > 0 && Number(retryAfter) <= HOUR)
    assert.equal(isGone, false)
  })

  test('are not limited where the operator limits nothing', async () => {
    const config = { ...service.config, auth: { ...service.config.auth, limited: false } }
    const mailer = { available: true, send: async () => {}, close: () => {} }
    assert.equal(limitedMailer(mailer, { config, db: service.db }), mailer)
  })
})

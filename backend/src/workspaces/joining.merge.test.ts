import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startIssuer } from '../../tests/support/issuer.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { startMailServer, textOf } from '../../tests/support/smtp.ts'
import { createWorkspace, inWorkspace, withToken } from '../../tests/support/workspaces.ts'

/** How people come in: invitations, their letters, and what the invited do. */

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

let service: TestService
let ada: TestUser
let bob: TestUser
let eve: TestUser
/** A workspace that Ada owns. */
let id: string

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob, eve] = await Promise.all([
    service.newUser('ada'),
    service.newUser('bob'),
    service.newUser('eve'),
  ])
  id = await createWorkspace(service, ada)
})

const get = (user: TestUser, url: string) => withToken(service, user, 'GET', url)
const post = (user: TestUser, url: string) => withToken(service, user, 'POST', url)
const there = (user: TestUser) => inWorkspace(service, user, id)
const invite = (body: object, headers = {}) => there(ada).call('POST', '/invitations', body, headers)
const invited = async (body: object = { role: 'viewer' }) => (await invite(body)).data
const accept = (user: TestUser, token: string) => post(user, `/api/invitations/${token}/accept`)
const keyed = (user: TestUser, url: string, key: string, payload?: object) =>
  service.inject({
    ...{ method: 'POST', url },
    headers: { authorization: `Bearer ${user.token}`, 'idempotency-key': key },
    ...(payload === undefined ? {} : { payload }),
  })

/** All that a caller sees, but for what differs in any two answers. */
function seen({ statusCode, payload, headers }: Answer): unknown {
  const { date: _, ratelimit: __, 'x-request-id': ___, ...others } = headers
  return [...[statusCode, others], payload.replace(/"(timestamp|request_id)":"[^"]*"/g, '"$1":""')]
}

/** Every way to use a token answers the same as for one that never was. */
async function assertUnknown(user: TestUser, token: string): Promise<void> {
  const ways = (each: string) => [
    () => get(user, `/api/invitations/${each}`),
    () => accept(user, each),
    () => post(user, `/api/invitations/${each}/decline`),
  ]
  const unknown = ways('x'.repeat(token.length))
  for (const [index, way] of ways(token).entries()) {
    const answer = await way()
    assertProblem(answer, 404, 'NOT_FOUND')
    assert.deepEqual(seen(answer), seen(await (unknown[index] ?? way)()))
  }
}

describe('an invitation that is made', () => {
  test('answers its token and the page of it, once', async () => {
    const { data } = await invite({ role: 'editor' })
    assert.equal(data.url, `${service.config.publicUrl}/invitations/${data.token}`)
    assert.match(data.token, /^[\w-]{43}$/)
    assert.deepEqual([data.mailed, data.email, data.uses_left], [false, null, 1])
    const { payload } = await there(ada).call('GET', '/invitations')
    assert.ok(payload.includes(data.id) && !payload.includes(data.token))
    const { rows } = await service.db.pool.query('SELECT i::text AS row FROM member_invitations i')
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(data.token))
  })

  test('lasts a week, or until the instant that is named, a year at most', async () => {
    const now = service.clock.now().getTime()
    const until = (span: number) => new Date(now + span).toISOString()
    const lasts = Date.parse((await invited()).expires_at) - now
    assert.ok(lasts >= 7 * DAY && lasts < 8 * DAY)
    const given = await invited({ role: 'viewer', expires_at: '2099-01-01T09:00:00+02:00' })
    assert.equal(given.error_code, 'VALIDATION_ERROR')
    const soon = until(HOUR).replace('Z', '+00:00')
    assert.equal((await invited({ role: 'viewer', expires_at: soon })).expires_at, until(HOUR))
    for (const expires_at of [until(-1), until(367 * DAY), 'tomorrow', '2026-12-01', 7]) {
      const refused = await invite({ role: 'viewer', expires_at })
      assertProblem(refused, 422, 'VALIDATION_ERROR')
      assert.deepEqual(refused.data.errors[0].loc, ['body', 'expires_at'])
    }
    assert.equal((await invite({ role: 'viewer', expires_at: until(365 * DAY) })).statusCode, 201)
  })

  test('refuses what it does not know, and more uses than one address has', async () => {
    for (const body of [
      { role: 'viewer', expires_in_days: 7 },
      { role: 'viewer', uses: 0 },
      { role: 'viewer', uses: 501 },
      { role: 'viewer', email: 'bob@example.com', uses: 2 },
      { role: 'viewer', email: 'bob' },
    ]) {
      assertProblem(await invite(body), 422, 'VALIDATION_ERROR')
    }
  })

  test('is in no log, nor is whom it is for', async () => {
    const email = 'marker-address@example.com'
    await invite({ role: 'viewer', email })
    await accept(bob, (await invited()).token)
    const { payload } = await there(bob).call('GET', '/changes?since=0')
    assert.ok(payload.includes(bob.id) && !payload.includes(email))
    const { rows } = await service.db.pool.query('SELECT c::text AS row FROM changes c')
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(email))
    assert.ok(!JSON.stringify(service.logged).includes(email))
  })
})

describe('an invitation that has ended is one that never was', () => {
  test('once it is revoked, used up, or over', async () => {
    const [revoked, used, over] = [await invited(), await invited(), await invited()]
    await there(ada).call('DELETE', `/invitations/${revoked.id}`)
    assert.equal((await accept(eve, used.token)).statusCode, 200)
    await service.db.pool.query('UPDATE member_invitations SET expires_at = $1 WHERE id = $2', [
      service.clock.now(),
      over.id,
    ])
    for (const { token } of [revoked, used, over]) await assertUnknown(bob, token)
    assert.equal((await there(ada).call('GET', '/invitations')).data.count, 0)
  })

  test('once its workspace is deleted', async () => {
    const { token } = await invited()
    assert.equal((await there(ada).call('DELETE', '')).statusCode, 204)
    await assertUnknown(bob, token)
  })

  test('once who invited is no admin any more, or is disabled', async () => {
    await accept(eve, (await invited({ role: 'admin' })).token)
    const by = async () => (await there(eve).call('POST', '/invitations', { role: 'viewer' })).data
    const first = await by()
    await service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [eve.id])
    await assertUnknown(bob, first.token)
    assert.equal((await there(ada).call('GET', '/invitations')).data.count, 0)
    await service.db.pool.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [eve.id])
    assert.equal((await get(bob, `/api/invitations/${first.token}`)).statusCode, 200)
    await there(ada).call('PATCH', `/members/${eve.id}`, { role: 'editor' })
    await assertUnknown(bob, first.token)
    await there(ada).call('PATCH', `/members/${eve.id}`, { role: 'admin' })
    await assertUnknown(bob, first.token)
  })

  test('for whoever has another address', async () => {
    const { token } = await invited({ role: 'viewer', email: bob.email.toUpperCase() })
    await assertUnknown(eve, token)
    await assertUnknown(ada, token)
    assert.equal((await get(bob, `/api/invitations/${token}`)).statusCode, 200)
  })
})

describe('accepting', () => {
  test('by twenty at once uses a single-use invitation once', async () => {
    const { token, id: invitation } = await invited()
    const guests = await Promise.all(Array.from({ length: 20 }, () => service.newUser()))
    const answers = await Promise.all(guests.map((guest) => accept(guest, token)))
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1)
    assert.equal(answers.filter(({ statusCode }) => statusCode === 404).length, 19)
    assert.equal((await there(ada).call('GET', '/members')).data.count, 2)
    const { rows } = await service.db.pool.query('SELECT uses_left FROM member_invitations WHERE id = $1', [
      invitation,
    ])
    assert.deepEqual(rows, [{ uses_left: 0 }])
  })

  test('twice at once makes one member, and uses the invitation once', async () => {
    const { token } = await invited({ role: 'editor', uses: 2 })
    const answers = await Promise.all([accept(bob, token), accept(bob, token)])
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [200, 200],
    )
    assert.equal((await there(ada).call('GET', '/members')).data.count, 2)
    assert.equal((await there(ada).call('GET', '/invitations')).data.invitations[0].uses_left, 1)
  })

  test('is answered again for the same Idempotency-Key, even when the invitation has ended', async () => {
    const { token } = await invited({ role: 'editor' })
    const url = `/api/invitations/${token}/accept`
    const first = await keyed(bob, url, 'k')
    assert.equal(first.statusCode, 200, first.payload)
    assert.equal(first.headers['idempotency-replayed'], undefined)
    await there(bob).call('DELETE', '/members/me')
    const again = await keyed(bob, url, 'k')
    assert.deepEqual([again.statusCode, again.data], [200, first.data])
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.equal(again.headers.etag, first.headers.etag)
    // The answer is the first one, and nothing is done for it.
    assert.equal((await there(ada).call('GET', '/members')).data.count, 1)
    assertProblem(await accept(bob, token), 404, 'NOT_FOUND')
  })

  test('refuses a key that was used for something else, and keeps the keys of users apart', async () => {
    const [one, other] = [await invited(), await invited()]
    assert.equal((await keyed(bob, `/api/invitations/${one.token}/accept`, 'k')).statusCode, 200)
    for (const url of [`/api/invitations/${other.token}/accept`, `/api/invitations/${one.token}/decline`]) {
      assertProblem(await keyed(bob, url, 'k'), 422, 'VALIDATION_ERROR')
    }
    assertProblem(await keyed(bob, '/api/workspaces', 'k', { name: 'Other' }), 422, 'VALIDATION_ERROR')
    assert.equal((await keyed(eve, `/api/invitations/${other.token}/accept`, 'k')).statusCode, 200)
  })

  test('with one key at once makes one member', async () => {
    const { token } = await invited({ role: 'viewer', uses: 5 })
    const url = `/api/invitations/${token}/accept`
    const answers = await Promise.all(Array.from({ length: 5 }, () => keyed(bob, url, 'k')))
    const codes = new Set(answers.map(({ statusCode }) => statusCode))
    assert.ok(codes.has(200) && codes.isSubsetOf(new Set([200, 409])), [...codes].join())
    assert.equal((await there(ada).call('GET', '/members')).data.count, 2)
    assert.equal((await there(ada).call('GET', '/invitations')).data.invitations[0].uses_left, 4)
  })

  test('leaves nothing behind in the own log', async () => {
    await keyed(bob, `/api/invitations/${(await invited()).token}/accept`, 'k')
    assert.equal((await bob.call('GET', '/changes?since=0')).data.changes.length, 0)
    assert.equal((await bob.call('POST', '/tasks', { title: 'First' })).data.revision, 1)
  })
})

describe('declining', () => {
  test('ends an invitation for the address, and is answered again for the same key', async () => {
    const { token } = await invited({ role: 'viewer', email: bob.email })
    const url = `/api/invitations/${token}/decline`
    const [first, again] = [await keyed(bob, url, 'k'), await keyed(bob, url, 'k')]
    assert.deepEqual([first.statusCode, again.statusCode], [204, 204])
    assert.deepEqual(
      [first, again].map(({ headers }) => headers['idempotency-replayed']),
      [undefined, 'true'],
    )
    assert.equal(again.payload, '')
    await assertUnknown(bob, token)
  })

  test('one for whoever has the token leaves it to others', async () => {
    const { token } = await invited()
    assert.equal((await post(bob, `/api/invitations/${token}/decline`)).statusCode, 204)
    assert.equal((await accept(eve, token)).statusCode, 200)
  })
})

describe('a letter', () => {
  test('says who invites to which workspace, with the link, until when', async () => {
    const email = 'Grace@Example.com'
    const name = 'Home\n\nYour account is locked: https://evil.example'
    id = await createWorkspace(service, ada, name)
    const before = service.letters.length
    const { data } = await invite({ role: 'editor', email })
    await service.settled()
    assert.deepEqual([data.mailed, data.email], [true, 'grace@example.com'])
    assert.equal(service.letters.length, before + 1)
    const { to, subject, text } = service.letters.at(-1) ?? { to: '', subject: '', text: '' }
    assert.equal(to, 'grace@example.com')
    assert.doesNotMatch(subject, /Home|ada/)
    assert.match(
      text,
      /^“ada” invites you to the workspace “Home Your account is locked: https:\/ \/evil\. example”\. /,
    )
    assert.match(text, new RegExp(`\n\n${data.url}\n\n`))
    assert.match(
      text,
      new RegExp(`until ${data.expires_at.slice(0, 10)}, ${data.expires_at.slice(11, 16)} UTC`),
    )
    assert.deepEqual(text.match(/https?:\/\/\S+/g), [data.url])
    assert.match(text, /\n-- \nYou get this e-mail because who invites you entered this address\.\n$/)
    assert.ok(!text.includes(ada.email))
  })

  test('is in the language that the invited have chosen, or else in that of the request', async () => {
    id = await createWorkspace(service, ada, 'Garten')
    const lastTo = async (email: string) => {
      const { data } = await invite({ role: 'viewer', email }, { 'accept-language': 'de-CH, en;q=0.5' })
      await service.settled()
      return { ...data, ...service.letters.findLast(({ to }) => to === email) }
    }
    const unknown = await lastTo('frieda@example.com')
    assert.equal(unknown.subject, 'Du bist in einen Arbeitsbereich bei Docket eingeladen')
    assert.match(unknown.text, /^„ada“ lädt dich in den Arbeitsbereich „Garten“ ein\. /)
    assert.ok(unknown.text.includes(`\n\n${unknown.url}\n\n`))
    const known = await lastTo(bob.email)
    assert.equal(known.subject, unknown.subject)
    await bob.call('PATCH', '/preferences', { language: 'ur' })
    id = await createWorkspace(service, ada, 'Garten')
    const chosen = await lastTo(bob.email)
    assert.equal(chosen.subject, 'آپ کو Docket کی ایک ورک اسپیس میں شمولیت کی دعوت ہے')
    assert.match(chosen.text, /^”\u2068ada\u2069“ نے آپ کو ورک اسپیس ”\u2068Garten\u2069“ میں/)
    assert.ok(chosen.text.includes(`\u2068${chosen.expires_at.slice(11, 16)} UTC\u2069`))
  })

  test('is sent once for a key, never for a dry run, a refusal or whoever has the token', async () => {
    const before = service.letters.length
    const body = { role: 'viewer', email: bob.email }
    await invite({ role: 'viewer' })
    await there(ada).call('POST', '/invitations?dry_run=true', body)
    await there(bob).call('POST', '/invitations', body)
    await ada.call('POST', '/invitations', body)
    await service.settled()
    assert.equal(service.letters.length, before)
    const [first, again] = [
      await invite(body, { 'idempotency-key': 'k' }),
      await invite(body, { 'idempotency-key': 'k' }),
    ]
    await service.settled()
    assert.deepEqual(again.data, first.data)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.equal(service.letters.length, before + 1)
  })

  test('is not written where no mail is configured', async (t) => {
    const silent = await startService({ NODE_ENV: 'production', BETTER_AUTH_URL: 'https://docket.example' })
    t.after(() => silent.close())
    const host = await silent.newUser()
    const there = inWorkspace(silent, host, await createWorkspace(silent, host))
    const { data } = await there.call('POST', '/invitations', { role: 'viewer', email: 'a@example.com' })
    assert.equal(data.mailed, false)
    assert.equal(data.url, `https://docket.example/invitations/${data.token}`)
    assert.equal(silent.letters.length, 0)
  })

  test('goes by the mail server; one that refuses or hangs holds no request up', async (t) => {
    let accepted = async (): Promise<void> => {}
    const mail = await startMailServer(() => accepted())
    const mailing = await startService({ SMTP_URL: mail.url, RATE_LIMIT_AUTH: 'off' })
    t.after(async () => {
      await mailing.close()
      await mail.close()
    })
    const host = await mailing.newUser('host')
    const there = inWorkspace(mailing, host, await createWorkspace(mailing, host))
    const ask = async () => {
      const { statusCode, data } = await there.call('POST', '/invitations', {
        ...{ role: 'viewer', email: 'marker@example.com' },
      })
      assert.deepEqual([statusCode, data.mailed], [201, true])
      return data
    }
    const { url } = await ask()
    assert.ok(textOf((await mail.received(1))[0] ?? '').includes(url))
    accepted = async () => {
      throw new Error('no such mailbox: marker@example.com')
    }
    await ask()
    await mailing.settled()
    const lines = mailing.logged.filter(({ msg }) => msg === 'mail was not sent')
    assert.equal(lines.length, 1)
    assert.ok(!JSON.stringify(mailing.logged).includes('marker@example.com'))
    const { promise, resolve: release } = Promise.withResolvers<void>()
    accepted = () => promise
    // It is answered although nothing lets the mail server go on.
    await ask()
    release()
    await mailing.settled()
  })
})

describe('where addresses are verified and mail is limited', () => {
  let strict: TestService
  let host: TestUser
  let home: string
  before(async () => {
    strict = await startService({ EMAIL_VERIFICATION: 'required', RATE_LIMIT_AUTH: 'on' })
  })
  after(() => strict.close())
  beforeEach(async () => {
    host = await strict.newUser('host')
    home = await createWorkspace(strict, host)
  })
  const ask = (by: TestUser, to: string, email?: string) =>
    inWorkspace(strict, by, to).call('POST', '/invitations', {
      role: 'viewer',
      ...(email === undefined ? {} : { email }),
    })

  test('an invitation for an address is accepted only once it is verified', async () => {
    const guest = await strict.newUser('guest')
    const { token } = (await ask(host, home, guest.email)).data
    const show = () => withToken(strict, guest, 'GET', `/api/invitations/${token}`)
    const join = () => withToken(strict, guest, 'POST', `/api/invitations/${token}/accept`)
    for (const answer of [await show(), await join()]) assertProblem(answer, 404, 'NOT_FOUND')
    await strict.db.pool.query('UPDATE users SET email_verified = true WHERE id = $1', [guest.id])
    assert.equal((await show()).statusCode, 200)
    assert.equal((await join()).statusCode, 200)
  })

  test('one for whoever has the token takes no verified address', async () => {
    const guest = await strict.newUser('guest')
    const { token } = (await ask(host, home)).data
    assert.equal((await withToken(strict, guest, 'POST', `/api/invitations/${token}/accept`)).statusCode, 200)
  })

  test('a user sends fifty letters an hour, from however many workspaces', async () => {
    strict.clock.stop()
    const second = await createWorkspace(strict, host, 'Second')
    const send = (number: number) => ask(host, number % 2 === 0 ? home : second, `a${number}@example.com`)
    const before = strict.letters.length
    const answers = []
    for (let number = 0; number < 51; number += 1) answers.push(await send(number))
    await strict.settled()
    assert.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 50)
    const last = answers.at(-1) as Answer
    assertProblem(last, 429, 'RATE_LIMITED')
    assert.ok(Number(last.headers['retry-after']) > 0)
    assert.equal(strict.letters.length, before + 50)
    // What was refused is not there, and whoever has the token can still be invited.
    const { data } = await inWorkspace(strict, host, home).call('GET', '/invitations')
    assert.ok(!JSON.stringify(data).includes('a50@example.com'))
    assert.equal((await ask(host, home)).statusCode, 201)
    strict.clock.advance(HOUR / 50)
    assert.equal((await send(51)).statusCode, 201)
    assert.equal((await send(52)).statusCode, 429)
  })

  test('a workspace sends fifty, whoever of its admins invites', async () => {
    strict.clock.stop()
    const other = await strict.newUser('other')
    const invitation = await inWorkspace(strict, host, home).call('POST', '/invitations', { role: 'admin' })
    await withToken(strict, other, 'POST', `/api/invitations/${invitation.data.token}/accept`)
    const codes = []
    for (let number = 0; number < 51; number += 1) {
      codes.push((await ask(number % 2 === 0 ? host : other, home, `b${number}@example.com`)).statusCode)
    }
    assert.deepEqual([codes.slice(0, 50).every((code) => code === 201), codes.at(-1)], [true, 429])
  })
})

test('guessing tokens costs the user and the address, like every request', async (t) => {
  for (const by of ['USER', 'ADDRESS']) {
    const limited = await startService({
      ...{ [`RATE_LIMIT_${by}`]: '1', [`RATE_LIMIT_${by}_BURST`]: '5' },
    })
    t.after(() => limited.close())
    limited.clock.stop()
    const guesser = await limited.newUser()
    const codes = []
    for (let number = 0; number < 6; number += 1) {
      codes.push((await withToken(limited, guesser, 'GET', `/api/invitations/guess${number}`)).statusCode)
    }
    assert.deepEqual(codes, [404, 404, 404, 404, 404, 429], by)
  }
})

test('where an external issuer has the accounts, invitations are for whoever has the token', async (t) => {
  const issuer = await startIssuer(service.clock.now)
  const external = await startService({ BETTER_AUTH_PUBLIC_KEY_URL: issuer.jwksUrl })
  t.after(async () => {
    await external.close()
    await issuer.close()
  })
  const userOf = async (sub: string): Promise<TestUser> => ({
    ...ada,
    id: sub,
    token: await issuer.sign(sub),
  })
  const [host, guest] = [await userOf('host'), await userOf('guest')]
  const there = inWorkspace(external, host, await createWorkspace(external, host))
  const refused = await there.call('POST', '/invitations', { role: 'viewer', email: 'guest@users.invalid' })
  assertProblem(refused, 409, 'CONFLICT')
  const { token } = (await there.call('POST', '/invitations', { role: 'viewer' })).data
  assert.equal((await withToken(external, guest, 'POST', `/api/invitations/${token}/accept`)).statusCode, 200)
})

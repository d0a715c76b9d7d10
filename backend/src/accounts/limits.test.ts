import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, mock, test } from 'node:test'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'

/** Time stands still unless a test moves it: Better Auth counts by the process's clock. */
const TRIES = 3
const WINDOW = 10_000

let service: TestService
let proxied: TestService

before(async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.now() })
  service = await startService({ RATE_LIMIT_AUTH: 'on' })
  proxied = await startService({ RATE_LIMIT_AUTH: 'on', TRUST_PROXY: '1' })
})
after(async () => {
  mock.timers.reset()
  await service.close()
  await proxied.close()
})
beforeEach(async () => {
  for (const { db } of [service, proxied]) await db.pool.query('DELETE FROM rate_limits')
})

function signIn(
  at: TestService,
  remoteAddress: string,
  headers: Record<string, string> = {},
  path = '/sign-in/email',
): Promise<Answer> {
  const payload = { email: 'nobody@example.com', password: 'not it at all' }
  return at.inject({ method: 'POST', url: `/api/auth${path}`, remoteAddress, headers, payload })
}

/** How many of `count` sign-ins get as far as the password check; `each` makes one, with its origin. */
async function passed(count: number, each: (index: number) => Promise<Answer>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => each(index)))
  for (const { statusCode } of answers) assert.ok(statusCode === 401 || statusCode === 429, `${statusCode}`)
  return answers.filter(({ statusCode }) => statusCode === 401).length
}

describe('sign-ins from one address', () => {
  test('are limited when they come concurrently', async () => {
    assert.equal(await passed(20, () => signIn(service, '198.51.100.1')), TRIES)
  })

  test('answer 429 with Retry-After for client registration too', async () => {
    const register = () =>
      service.inject({
        method: 'POST',
        url: '/api/auth/oauth2/register',
        remoteAddress: '198.51.100.9',
        payload: { client_name: 'A', redirect_uris: ['http://127.0.0.1:7777/'] },
      })
    const answers: Answer[] = []
    while (answers.at(-1)?.statusCode !== 429 && answers.length < 100) answers.push(await register())
    const { headers } = answers.at(-1) as Answer
    assert.match(String(headers['retry-after']), /^\d+$/)
    assert.equal(headers.ratelimit, `"auth";r=0;t=${headers['retry-after']}`)
  })

  test('are limited across all instances', async (t) => {
    const url = String(service.config.database.url)
    const other = await startService({ RATE_LIMIT_AUTH: 'on' }, () => url)
    t.after(() => other.close())
    assert.equal(
      await passed(20, (index) => signIn(index % 2 === 0 ? service : other, '198.51.100.2')),
      TRIES,
    )
  })

  test('answer 429 as problem+json with Retry-After', async () => {
    await passed(TRIES, () => signIn(service, '198.51.100.3'))
    const answer = await signIn(service, '198.51.100.3')
    assert.equal(answer.statusCode, 429)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    assert.equal(answer.data.error_code, 'RATE_LIMITED')
    assert.equal(answer.headers['retry-after'], '10')
    assert.equal(answer.headers.ratelimit, '"auth";r=0;t=10')
    mock.timers.tick(WINDOW - 1)
    assert.equal((await signIn(service, '198.51.100.3')).statusCode, 429)
    mock.timers.tick(1)
    assert.equal((await signIn(service, '198.51.100.3')).statusCode, 401)
  })

  test('do not count against another address', async () => {
    await passed(20, () => signIn(service, '198.51.100.4'))
    assert.equal((await signIn(service, '198.51.100.5')).statusCode, 401)
  })

  test('are limited whatever way the path is spelled', async () => {
    await passed(TRIES, () => signIn(service, '198.51.100.6'))
    assert.equal((await signIn(service, '198.51.100.6', {}, '/sign-in/%65mail')).statusCode, 429)
    assert.equal((await signIn(service, '198.51.100.6', {}, '/sign-in/email?a=1')).statusCode, 429)
  })
})

describe('the client address', () => {
  test('ignores a forwarded header that the client sent', async () => {
    for (const name of ['x-forwarded-for', 'x-docket-client-address', 'x-real-ip', 'forwarded']) {
      await service.db.pool.query('DELETE FROM rate_limits')
      const forged = (index: number) => ({ [name]: `192.0.2.${index}` })
      assert.equal(await passed(8, (index) => signIn(service, '198.51.100.10', forged(index))), TRIES, name)
    }
  })

  test('behind one proxy is the one that the proxy added', async () => {
    const from = (index: number, added: string) =>
      signIn(proxied, '10.0.0.1', { 'x-forwarded-for': `192.0.2.${index}, ${added}` })
    assert.equal(await passed(8, (index) => from(index, '198.51.100.11')), TRIES)
    assert.equal(await passed(8, (index) => from(0, `198.51.100.${20 + index}`)), 8)
  })

  test('is read without the port that some proxies append', async () => {
    const from = (added: string) => signIn(proxied, '10.0.0.1', { 'x-forwarded-for': added })
    assert.equal(await passed(8, (index) => from(`198.51.100.40:${50_000 + index}`)), TRIES)
    assert.equal(await passed(8, (index) => from(`[2001:db8:7:7::1]:${50_000 + index}`)), TRIES)
    // Each counts as its own address, not as one unreadable address.
    assert.equal(await passed(8, (index) => from(`198.51.100.${50 + index}:50000`)), 8)
  })

  test('behind named proxies is the right-most untrusted one, with ports too', async (t) => {
    const named = await startService({ RATE_LIMIT_AUTH: 'on', TRUST_PROXY: '10.0.0.0/8' })
    t.after(() => named.close())
    const behind = (client: string) =>
      signIn(named, '10.0.0.1', { 'x-forwarded-for': `${client}:50000, 10.0.0.2:4444` })
    assert.equal(await passed(8, () => behind('198.51.100.80')), TRIES)
    assert.equal(await passed(8, (index) => behind(`198.51.100.${90 + index}`)), 8)
  })

  test('behind named proxies is the right-most untrusted one', async (t) => {
    const named = await startService({ RATE_LIMIT_AUTH: 'on', TRUST_PROXY: '10.0.0.0/8, 203.0.113.9' })
    t.after(() => named.close())
    const chain = (...hops: string[]) => ({ 'x-forwarded-for': hops.join(', ') })
    const forged = (index: number) =>
      signIn(named, '10.0.0.1', chain(`192.0.2.${index}`, '198.51.100.12', '203.0.113.9', '10.1.1.1'))
    assert.equal(await passed(8, forged), TRIES)
    // A client that bypasses the proxies is not believed.
    const past = (index: number) => signIn(named, '198.51.100.13', chain(`192.0.2.${index}`))
    assert.equal(await passed(8, past), TRIES)
  })

  test('counts per /64 for IPv6', async () => {
    const within = (index: number) => signIn(service, `2001:db8:1:2::${index.toString(16)}`)
    assert.equal(await passed(8, within), TRIES)
    assert.equal((await signIn(service, '2001:db8:1:3::1')).statusCode, 401)
  })

  test('counts an IPv4-mapped IPv6 address as IPv4', async () => {
    await passed(TRIES, () => signIn(service, '198.51.100.14'))
    assert.equal((await signIn(service, '::ffff:198.51.100.14')).statusCode, 429)
  })
})

test('sign-up, mail and account deletion are limited as well', async () => {
  for (const [path, payload] of [
    ['/sign-up/email', { name: 'A', email: 'a@example.com', password: 'a password' }],
    ['/request-password-reset', { email: 'a@example.com' }],
    ['/send-verification-email', { email: 'a@example.com' }],
    ['/change-password', { currentPassword: 'a password', newPassword: 'b password' }],
    ['/change-email', { newEmail: 'b@example.com' }],
    ['/delete-user', { password: 'a password' }],
  ] as const) {
    const answers = await Promise.all(
      Array.from({ length: TRIES + 2 }, () =>
        service.inject({
          method: 'POST',
          url: `/api/auth${path}`,
          remoteAddress: '198.51.100.15',
          payload,
        }),
      ),
    )
    assert.equal(answers.filter(({ statusCode }) => statusCode === 429).length, 2, path)
  }
})

test('limits can be turned off', async (t) => {
  const off = await startService({ RATE_LIMIT_AUTH: 'off' })
  t.after(() => off.close())
  assert.equal(await passed(TRIES + 2, () => signIn(off, '198.51.100.16')), TRIES + 2)
})

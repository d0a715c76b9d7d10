import assert from 'node:assert/strict'
import { beforeEach, describe, type TestContext, test } from 'node:test'
import fastify, { type InjectOptions } from 'fastify'
import { TestClock } from '../../tests/support/clock.ts'
import {
  type Actor,
  API_KEY_PREFIX,
  type Authenticate,
  createAuthenticate,
  inOwnWorkspace,
  userIsGone,
} from './auth.ts'
import { handleErrors } from './error-handler.ts'
import { DocketError } from './errors.ts'
import { guard } from './guard.ts'
import { type Limit, RateLimiter } from './limits.ts'
import { type Credential, isRevoked } from './revocation.ts'
import { KEY_SCOPES } from './scopes.ts'
import type { Claims } from './tokens.ts'

let clock: TestClock
let verified: string[]
/** Seconds for which new tokens are valid. */
let life: number

beforeEach(() => {
  clock = new TestClock({ still: true })
  verified = []
  life = 900
})

const seconds = () => clock.now().getTime() / 1000

/** Takes `<user>.token` for a token of that user, and `bad` for an invalid one. */
async function verify(token: string): Promise<Claims> {
  verified.push(token)
  if (token === 'bad') throw new DocketError('AUTH_INVALID', 'The token is not valid.')
  return { userId: token.split('.')[0] ?? '', expires: seconds() + life, issuedAt: seconds() }
}

async function findKey(key: string): Promise<Actor | undefined> {
  if (key !== `${API_KEY_PREFIX}good`) return undefined
  return inOwnWorkspace({ userId: 'ada', kind: 'api_key', id: 'k', scopes: new Set(['tasks:read'] as const) })
}

type Options = Partial<Parameters<typeof createAuthenticate>[0]>
const authenticateBy = (options: Options = {}): Authenticate =>
  createAuthenticate({ verify, findKey, clock: clock.now, ...options })

/** The error of a call that may throw synchronously or asynchronously. */
async function refusal(call: () => unknown): Promise<DocketError> {
  try {
    await call()
  } catch (error) {
    assert.ok(error instanceof DocketError)
    return error
  }
  return assert.fail('it was not refused')
}

describe('the Authorization header', () => {
  test('answers 401 with WWW-Authenticate when missing', async () => {
    const error = await refusal(() => authenticateBy()(undefined))
    assert.equal(error.code, 'AUTH_MISSING')
    assert.equal(error.headers['www-authenticate'], 'Bearer realm="docket"')
  })

  for (const header of [
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer a b',
    'ada.token',
    'XBearer ada.token',
  ]) {
    test(`refuses ${JSON.stringify(header)}`, async () => {
      const error = await refusal(() => authenticateBy()(header))
      assert.equal(error.code, 'AUTH_INVALID')
      assert.match(error.headers['www-authenticate'] ?? '', /error="invalid_token"/)
      assert.deepEqual(verified, [])
    })
  }

  test('accepts its scheme in any case', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      assert.equal((await authenticateBy()(`${scheme} ada.token`)).userId, 'ada')
    }
  })
})

describe('a token', () => {
  test('gives its user an actor with all scopes', async () => {
    const { expires, issuedAt, ...actor } = await authenticateBy()('Bearer ada.token')
    assert.ok(Number(expires) > clock.now().getTime())
    assert.equal(issuedAt, seconds())
    assert.deepEqual(actor, {
      userId: 'ada',
      workspaceId: 'ada',
      kind: 'user',
      id: 'ada',
      scopes: new Set([...KEY_SCOPES, 'admin', 'account']),
    })
  })

  test('is cached for a while, then verified again', async () => {
    const authenticate = authenticateBy()
    const first = await authenticate('Bearer ada.token')
    clock.advance(29_000)
    assert.equal(authenticate('Bearer ada.token'), first, 'at once, not as a promise')
    clock.advance(1_000)
    await authenticate('Bearer ada.token')
    assert.deepEqual(verified, ['ada.token', 'ada.token'])
  })

  test('is verified again once the clock was set back', async () => {
    const authenticate = authenticateBy()
    await authenticate('Bearer ada.token')
    clock.advance(-1)
    await authenticate('Bearer ada.token')
    assert.equal(verified.length, 2)
  })

  test('is never cached beyond its expiry', async () => {
    life = 10
    const authenticate = authenticateBy()
    await authenticate('Bearer ada.token')
    clock.advance(9_000)
    assert.ok(!(authenticate('Bearer ada.token') instanceof Promise))
    clock.advance(1_000)
    assert.ok(authenticate('Bearer ada.token') instanceof Promise)
  })

  test('is not cached when invalid', async () => {
    const authenticate = authenticateBy()
    await refusal(() => authenticate('Bearer bad'))
    await refusal(() => authenticate('Bearer bad'))
    assert.deepEqual(verified, ['bad', 'bad'])
  })

  test('is evicted from the cache after ten thousand others', async () => {
    const authenticate = authenticateBy()
    await authenticate('Bearer ada.first')
    for (let count = 0; count < 9_999; count += 1) await authenticate(`Bearer user.${count}`)
    assert.ok(!(authenticate('Bearer ada.first') instanceof Promise))
    for (let count = 0; count < 10_000; count += 1) await authenticate(`Bearer later.${count}`)
    assert.ok(authenticate('Bearer ada.first') instanceof Promise)
  })

  test('can be refused by a further check of its user', async () => {
    const authenticate = authenticateBy({
      onVerified: async () => {
        throw userIsGone()
      },
    })
    for (let count = 0; count < 2; count += 1) {
      assert.equal((await refusal(() => authenticate('Bearer ada.token'))).code, 'AUTH_INVALID')
    }
    assert.equal(verified.length, 2, 'not remembered')
  })

  test('of a recreated user voids earlier cached ones, not itself', async () => {
    let returns = false
    const authenticate = authenticateBy({ onVerified: async () => returns })
    await authenticate('Bearer ada.old')
    returns = true
    await authenticate('Bearer ada.new')
    assert.ok(!(authenticate('Bearer ada.new') instanceof Promise))
    assert.ok(authenticate('Bearer ada.old') instanceof Promise)
  })
})

describe('a token whose session may have ended', () => {
  test('is checked the first time and on every request', async () => {
    const checked: Credential[] = []
    const authenticate = authenticateBy({ check: (credential) => void checked.push(credential) })
    const actor = await authenticate('Bearer ada.token')
    assert.equal(authenticate('Bearer ada.token'), actor, 'at once, not as a promise')
    assert.deepEqual(checked, [actor, actor])
    assert.equal(verified.length, 1)
  })

  test('waits for the check, and is refused by it, cached or not', async () => {
    let standing: Promise<void> = Promise.resolve()
    const authenticate = authenticateBy({ check: () => standing })
    const actor = await authenticate('Bearer ada.token')
    const again = authenticate('Bearer ada.token')
    assert.ok(again instanceof Promise)
    assert.equal(await again, actor)
    standing = Promise.reject(isRevoked())
    for (const token of ['ada.token', 'ada.other'])
      assert.equal((await refusal(() => authenticate(`Bearer ${token}`))).code, 'AUTH_INVALID')
  })
})

describe('an API key', () => {
  test('gives its user an actor with its scopes, and is looked up on each request', async () => {
    let asked = 0
    const authenticate = authenticateBy({
      findKey: (key) => {
        asked += 1
        return findKey(key)
      },
    })
    for (let count = 0; count < 2; count += 1) {
      const actor = await authenticate(`Bearer ${API_KEY_PREFIX}good`)
      assert.deepEqual([actor.kind, actor.id, [...actor.scopes]], ['api_key', 'k', ['tasks:read']])
    }
    assert.equal(asked, 2)
    assert.deepEqual(verified, [], 'a key is no token')
  })

  test('is refused when unknown', async () => {
    const error = await refusal(() => authenticateBy()(`Bearer ${API_KEY_PREFIX}bad`))
    assert.equal(error.code, 'AUTH_INVALID')
  })
})

describe('a guarded route', () => {
  const PLENTY: Limit = { rate: 1000, burst: 1000 }

  async function guarded(t: TestContext, limit = PLENTY, prove = async (_: Credential) => {}) {
    const app = fastify()
    t.after(() => app.close())
    handleErrors(app, { clock: clock.now, translate: (error) => error })
    await app.register(
      async (routes) => {
        guard(routes, {
          authenticate: authenticateBy(),
          verify: prove,
          requireProof: async () => {},
          limiter: new RateLimiter(limit),
          clock: clock.now,
          subrequests: new WeakMap(),
        })
        routes.get('/read', { config: { scope: 'tasks:read' } }, async ({ actor }) => actor.userId)
        routes.get('/write', { config: { scope: 'tasks:write' } }, async ({ actor }) => actor.userId)
        routes.get('/webhooks', { config: { scope: 'webhooks:manage' } }, async () => '')
        routes.get('/account', { config: { scope: 'account' } }, async ({ actor }) => actor.userId)
      },
      { prefix: '/api/:user_id' },
    )
    return (url: string, authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization }
      return app.inject({ url, headers } satisfies InjectOptions)
    }
  }
  const TOKEN = 'Bearer ada.token'
  const KEY = `Bearer ${API_KEY_PREFIX}good`

  test("receives its actor by the user's id and by me, with a new and a cached token", async (t) => {
    const get = await guarded(t)
    for (const path of ['/api/ada/read', '/api/me/read', '/api/ada/write', '/api/me/account']) {
      const answer = await get(path, TOKEN)
      assert.deepEqual([answer.statusCode, answer.body], [200, 'ada'], path)
    }
    assert.deepEqual(verified, ['ada.token'])
  })

  test("answers 403 to another user's token", async (t) => {
    const get = await guarded(t)
    for (let count = 0; count < 2; count += 1) {
      const answer = await get('/api/eve/read', TOKEN)
      assert.equal(answer.statusCode, 403)
      assert.equal(answer.json().error_code, 'AUTH_FORBIDDEN')
      assert.equal(answer.headers['www-authenticate'], undefined)
    }
  })

  test('answers 401 without a token, and with an invalid one', async (t) => {
    const get = await guarded(t)
    assert.equal((await get('/api/ada/read')).statusCode, 401)
    assert.equal((await get('/api/ada/read', 'Bearer bad')).statusCode, 401)
  })

  test('names the scope that a key lacks', async (t) => {
    const get = await guarded(t)
    assert.equal((await get('/api/me/read', KEY)).statusCode, 200)
    for (const [path, scope] of [
      ['/api/me/write', 'tasks:write'],
      ['/api/me/account', 'account'],
    ]) {
      const answer = await get(String(path), KEY)
      assert.equal(answer.statusCode, 403)
      assert.match(answer.json().detail, new RegExp(`scope ${scope}`))
      assert.equal(
        answer.headers['www-authenticate'],
        `Bearer realm="docket", error="insufficient_scope", scope="${scope}"`,
      )
    }
  })

  test("counts a user's requests together, whatever their credentials", async (t) => {
    const get = await guarded(t, { rate: 1, burst: 2 })
    const first = await get('/api/me/read', TOKEN)
    assert.equal(first.headers.ratelimit, '"user";r=1;t=1')
    assert.equal((await get('/api/me/read', KEY)).statusCode, 200)
    const refused = await get('/api/me/read', TOKEN)
    assert.equal(refused.statusCode, 429)
    assert.equal(refused.json().error_code, 'RATE_LIMITED')
    assert.equal(refused.headers['retry-after'], '1')
    assert.equal((await get('/api/me/read', 'Bearer eve.token')).statusCode, 200)
    clock.advance(1000)
    assert.equal((await get('/api/me/read', TOKEN)).statusCode, 200)
  })

  test('of the account requires a live session; other routes and keys do not', async (t) => {
    const proven: string[] = []
    const get = await guarded(t, PLENTY, async ({ userId }) => {
      proven.push(userId)
      if (userId === 'eve') throw isRevoked()
    })
    assert.equal((await get('/api/me/account', TOKEN)).statusCode, 200)
    assert.deepEqual(proven, ['ada'])
    for (let count = 0; count < 2; count += 1)
      assert.equal((await get('/api/me/account', 'Bearer eve.token')).statusCode, 401)
    assert.deepEqual(proven, ['ada', 'eve', 'eve'])
    assert.equal((await get('/api/me/read', 'Bearer eve.token')).statusCode, 200)
    assert.equal((await get('/api/me/account', KEY)).statusCode, 403)
    assert.equal((await get('/api/me/webhooks', TOKEN)).statusCode, 200)
    assert.equal((await get('/api/me/webhooks', KEY)).statusCode, 403)
    assert.deepEqual(proven, ['ada', 'eve', 'eve', 'ada'])
  })

  test('cannot be declared without a scope', async (t) => {
    const app = fastify()
    t.after(() => app.close())
    guard(app, {
      authenticate: authenticateBy(),
      verify: async () => {},
      requireProof: async () => {},
      limiter: new RateLimiter(PLENTY),
      clock: clock.now,
      subrequests: new WeakMap(),
    })
    assert.throws(() => app.get('/open', async () => ''), /declares no scope/)
  })
})

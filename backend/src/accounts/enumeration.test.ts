import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'
import type { Routes } from '../core/http.ts'
import { authRoutes } from './routes.ts'

/** No response reveals whether an address has an account: not by status, text or form, nor by what it waits for. */

const KNOWN = 'known@example.com'
const UNKNOWN = 'unknown@example.com'

/** Everything in a response that could tell one case from another, with random parts replaced by their form. */
function formOf({ statusCode, headers, payload }: Answer): unknown {
  return {
    statusCode,
    headers: Object.keys(headers).filter((name) => name !== 'date'),
    length: headers['content-length'],
    payload: payload
      .replace(/"id":"[A-Za-z0-9]{32}"/, '"id":"(an id)"')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '(an instant)')
      .replace(/"request_id":"[0-9a-f-]{36}"/, '"request_id":"(an id)"')
      .replaceAll(/[\w-]+@example\.com/g, '(the address)'),
  }
}

for (const [mode, environment] of [
  ['where verification is optional', { EMAIL_VERIFICATION: 'optional' }],
  ['where verification is required', { EMAIL_VERIFICATION: 'required' }],
] as const) {
  describe(mode, () => {
    let service: TestService
    let browser: Browser

    before(async () => {
      service = await startService(environment)
      browser = await signedIn(service, KNOWN)
    })
    after(() => service.close())

    const anyone = () => new Browser(service)
    // An address of the same length, so that lengths compare as well.
    const pairs: [string, (email: string) => Promise<Answer>][] = [
      ['signing in with a wrong password', (email) => anyone().signIn(email, 'not it at all')],
      ['asking for a reset', (email) => anyone().post('/request-password-reset', { email })],
      ['asking for verification', (email) => anyone().post('/send-verification-email', { email })],
      ['changing to it', (email) => browser.post('/change-email', { newEmail: email })],
      ['signing up', (email) => anyone().signUp(email)],
    ]
    for (const [what, ask] of pairs) {
      test(`${what} answers the same for an address with and without an account`, async () => {
        const other = what === 'changing to it' ? 'other@example.com' : KNOWN
        if (other !== KNOWN) await anyone().signUp(other)
        const has = formOf(await ask(other))
        assert.deepEqual(formOf(await ask('a-new@example.com')), has)
      })
    }

    test('an unverified account gets the same answers as no account', async () => {
      await anyone().signUp('fresh@example.com')
      const wrong = await anyone().signIn('fresh@example.com', 'not it at all')
      assert.deepEqual(formOf(wrong), formOf(await anyone().signIn('still@example.com', 'not it at all')))
    })
  })
}

describe('timing', () => {
  let service: TestService

  before(async () => {
    service = await startService()
    await signedIn(service, KNOWN)
  })
  after(() => service.close())

  /** Runs `work` and counts how often a password was hashed or compared meanwhile, which cost the same. */
  async function hashings(t: TestContext, work: () => Promise<unknown>): Promise<number> {
    const { password } = await service.auth.$context
    const hash = t.mock.method(password, 'hash')
    const verify = t.mock.method(password, 'verify')
    await work()
    const count = hash.mock.callCount() + verify.mock.callCount()
    hash.mock.restore()
    verify.mock.restore()
    return count
  }

  test('hashes a password exactly once in every case', async (t) => {
    const wrong = 'not it at all'
    assert.equal(await hashings(t, () => new Browser(service).signIn(KNOWN, wrong)), 1)
    assert.equal(await hashings(t, () => new Browser(service).signIn(UNKNOWN, wrong)), 1)
    assert.equal(await hashings(t, () => new Browser(service).signUp(KNOWN)), 1)
    assert.equal(await hashings(t, () => new Browser(service).signUp('first@example.com')), 1)
  })

  /**
   * Only the endpoints, with a pause that the test ends, and a promise that resolves when Better Auth has done its
   * work.
   */
  async function held(t: TestContext) {
    const gate = Promise.withResolvers<void>()
    const worked = Promise.withResolvers<void>()
    const pauses: number[] = []
    const app: FastifyInstance = fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    const handler = async (request: Request) => {
      const response = await service.auth.handler(request)
      worked.resolve()
      return response
    }
    await app.register(
      async (routes) =>
        authRoutes(routes as Routes, {
          auth: { ...service.auth, handler },
          config: service.config,
          db: service.db,
          clock: service.clock.now,
          mail: true,
          pause: (milliseconds) => {
            pauses.push(milliseconds)
            return gate.promise
          },
        }),
      { prefix: '/api/auth' },
    )
    t.after(() => app.close())
    return { app, gate, worked: worked.promise, pauses }
  }

  for (const email of [KNOWN, UNKNOWN]) {
    for (const [path, body] of [
      ['/sign-up/email', { name: 'A', email, password: PASSWORD }],
      ['/request-password-reset', { email }],
      ['/send-verification-email', { email }],
    ] as const) {
      test(`${path} for ${email} does not answer before the minimum delay`, async (t) => {
        const { app, gate, worked, pauses } = await held(t)
        let answered = false
        const answer = app.inject({ method: 'POST', url: `/api/auth${path}`, payload: body })
        void answer.then(() => {
          answered = true
        })
        await worked
        for (let count = 0; count < 50; count += 1) await turn()
        assert.equal(answered, false)
        assert.equal(pauses.length, 1)
        gate.resolve()
        assert.equal((await answer).statusCode, 200)
      })
    }
  }
})

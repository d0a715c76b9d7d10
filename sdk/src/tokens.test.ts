import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocketProblem } from './problem.ts'
import { SessionTokens } from './tokens.ts'

let made = 0

/** A token with as much as the client reads: the user it is for, and its expiry. */
function tokenOf(sub: string): string {
  made += 1
  const payload = { sub, exp: 4_000_000_000, made }
  return `header.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`
}

/** The tokens of a browser; `cookie.user` is the user whose session its cookie is for. */
function browser(user: string) {
  const cookie = { user, asked: 0, held: Promise.resolve() }
  const ask = async () => {
    const token = tokenOf(cookie.user)
    cookie.asked += 1
    await cookie.held
    return Response.json({ token })
  }
  return { cookie, tokens: new SessionTokens('', ask) }
}

const isRefused = (error: unknown) => error instanceof DocketProblem && error.status === 401

describe('tokens of a session', () => {
  test('are cached until they are refused', async () => {
    const { cookie, tokens } = browser('ada')
    const [first, second] = await Promise.all([tokens.get(), tokens.get()])
    assert.equal(first, second)
    assert.equal(cookie.asked, 1)
    const next = await tokens.get(first)
    assert.notEqual(next, first)
    assert.equal(await tokens.get(first), next, 'another that was refused with it takes the new one')
    assert.equal(cookie.asked, 2)
  })

  test('are never those of a user who signed in in another window', async () => {
    const { cookie, tokens } = browser('ada')
    tokens.clear('ada')
    const first = await tokens.get()
    cookie.user = 'eve'
    await assert.rejects(tokens.get(first), isRefused)
    await assert.rejects(tokens.get(), isRefused)
    tokens.clear('eve')
    assert.ok(await tokens.get())
  })

  test('requested before another user signed in are not handed out', async () => {
    const { cookie, tokens } = browser('ada')
    const { promise, resolve } = Promise.withResolvers<void>()
    cookie.held = promise
    tokens.clear('ada')
    const asked = tokens.get()
    tokens.clear('eve')
    resolve()
    await assert.rejects(asked, isRefused)
  })

  test('of one user do not repeat what another was refused', async () => {
    const { cookie, tokens } = browser('ada')
    const first = await tokens.get()
    cookie.user = 'eve'
    tokens.clear('eve')
    await assert.rejects(tokens.get(first), isRefused)
  })
})

import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { DocketError } from './errors.ts'
import { type Credential, Revocation } from './revocation.ts'

let now: number
let asked: string[][]
let ended: Set<string>
let outage: boolean
/** While set, answers are held back; the database has seen the question. */
let gate: Promise<void> | undefined
let revocation: Revocation

async function find(credentials: readonly Credential[]): Promise<ReadonlySet<Credential>> {
  asked.push(credentials.map(({ userId }) => userId))
  const standing = new Set(credentials.filter(({ userId }) => !ended.has(userId)))
  await gate
  if (outage) throw new DocketError('DATABASE_ERROR', 'down')
  return standing
}

beforeEach(() => {
  ;[now, asked, ended, outage, gate] = [0, [], new Set(), false, undefined]
  revocation = new Revocation(find, () => now)
})
afterEach(() => revocation.close())

const sessionOf = (userId: string): Credential => ({ userId, kind: 'user', id: userId, sessionId: 's' })
const ada = sessionOf('ada')
const isRefused = { code: 'AUTH_INVALID' }

describe('a session', () => {
  test('is checked once, then trusted for two seconds', async () => {
    await revocation.check(ada)
    now = 1999
    assert.equal(revocation.check(ada), undefined)
    ended.add('ada')
    now = 2000
    await assert.rejects(async () => revocation.check(ada), isRefused)
    assert.equal(asked.length, 2)
  })

  test('checked in the background is never checked by a request', async () => {
    await revocation.check(ada)
    for (let seconds = 1; seconds <= 10; seconds += 1) {
      now = seconds * 1000
      await revocation.look()
      assert.equal(revocation.check(ada), undefined)
    }
    assert.equal(asked.length, 11)
  })

  test('is refused from the next check after it ended', async () => {
    await revocation.check(ada)
    ended.add('ada')
    await revocation.look()
    await assert.rejects(async () => revocation.check(ada), isRefused)
  })

  test('is trusted from when the database was asked, not from when it answered', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const admitted = revocation.check(ada)
    ended.add('ada')
    now = 2000
    resolve()
    await admitted
    gate = undefined
    await assert.rejects(async () => revocation.check(ada), isRefused)
  })

  test('is checked once for concurrent requests, and again when the answer is overdue', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const unit = [revocation.check(ada), revocation.check(ada)]
    assert.equal(asked.length, 1)
    ended.add('ada')
    now = 2000
    const late = revocation.check(ada)
    assert.equal(asked.length, 2)
    const refused = assert.rejects(async () => late, isRefused)
    resolve()
    await Promise.all(unit)
    await refused
  })

  test('is not trusted again because of an answer from before its end', async () => {
    await revocation.check(ada)
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const looking = revocation.look()
    gate = undefined
    ended.add('ada')
    await assert.rejects(revocation.verify(ada), isRefused)
    resolve()
    await looking
    await assert.rejects(async () => revocation.check(ada), isRefused)
  })

  test('is not checked in the background when idle, and is when watched', async () => {
    await revocation.check(ada)
    await revocation.check(sessionOf('vic'))
    const unwatch = revocation.watch(ada, () => {})
    now = 30_000
    asked = []
    await revocation.look()
    assert.deepEqual(asked, [['ada']])
    unwatch()
    await revocation.look()
    assert.equal(asked.length, 1)
  })

  test('is evicted after ten thousand others', async () => {
    for (let count = 0; count <= 10_000; count += 1) await revocation.check(sessionOf(`user ${count}`))
    asked = []
    await revocation.look()
    assert.equal(asked[0]?.length, 10_000)
    await revocation.check(sessionOf('user 0'))
    assert.equal(asked.length, 2)
  })
})

describe('while the database does not answer', () => {
  test('trusts nobody longer, and reports the outage', async () => {
    await revocation.check(ada)
    outage = true
    now = 1000
    await revocation.look()
    assert.equal(revocation.check(ada), undefined)
    now = 2000
    await revocation.look()
    await assert.rejects(async () => revocation.check(ada), { code: 'DATABASE_ERROR' })
    outage = false
    await revocation.check(ada)
  })

  test('runs one check at a time, and reports no end to watchers', async () => {
    let told = 0
    revocation.watch(ada, () => {
      told += 1
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const looking = revocation.look()
    await revocation.look()
    assert.equal(asked.length, 1)
    outage = true
    resolve()
    await looking
    assert.equal(told, 0)
  })
})

test('tells all watchers of what ended, and no others', async () => {
  const told: string[] = []
  const unwatch = revocation.watch(ada, () => told.push('gone'))
  revocation.watch(ada, () => told.push('first'))
  revocation.watch(ada, () => told.push('second'))
  revocation.watch(sessionOf('vic'), () => told.push('other'))
  unwatch()
  unwatch()
  ended.add('ada')
  await revocation.look()
  assert.deepEqual(told, ['first', 'second'])
})

test('distinguishes keys, sessions, users, and the tokens of a recreated user', async () => {
  const credentials: Credential[] = [
    { userId: 'a', kind: 'api_key', id: 'x' },
    { userId: 'a', kind: 'user', id: 'a', sessionId: 'x' },
    { userId: 'b', kind: 'user', id: 'b', sessionId: 'x' },
    { userId: 'a', kind: 'user', id: 'a', issuedAt: 1 },
    { userId: 'a', kind: 'user', id: 'a', issuedAt: 2 },
  ]
  for (const credential of credentials) await revocation.check(credential)
  assert.equal(asked.length, credentials.length)
  await revocation.look()
  assert.equal(asked.at(-1)?.length, credentials.length)
})

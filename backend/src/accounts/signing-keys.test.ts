import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { keysFor, retireUnreadableKeys } from './signing-keys.ts'

const NEW_SECRET = 'another secret that is only good for tests'

let service: TestService
let restarted: TestService

before(async () => {
  service = await startService()
  const { url = '' } = service.config.database
  restarted = await startService({ BETTER_AUTH_SECRET: NEW_SECRET }, () => url)
})
after(async () => {
  await restarted.close()
  await service.close()
})

const tasks = ({ inject }: TestService, token: string) =>
  inject({ url: '/api/me/tasks', headers: { authorization: `Bearer ${token}` } })

test('tokens are issued after the secret changed, and those issued before stay valid', async () => {
  const ada = await signedIn(service, 'ada@example.com')
  const before = await ada.token()
  const now = () => new Date()
  assert.equal(await retireUnreadableKeys(service.db, service.config.auth.secret, now()), 0)
  assert.equal(await retireUnreadableKeys(restarted.db, NEW_SECRET, now()), 1)
  const again = await signedIn(restarted, 'bob@example.com')
  const after = await again.token()
  assert.equal((await tasks(restarted, after)).statusCode, 200)
  assert.equal((await tasks(restarted, before)).statusCode, 200)
  assert.equal(await retireUnreadableKeys(restarted.db, NEW_SECRET, now()), 0)
})

test('instances with different secrets both issue tokens', async () => {
  const one = await signedIn(service, 'cleo@example.com')
  const other = await signedIn(restarted, 'dan@example.com')
  for (const [given, at] of [
    [await one.token(), restarted],
    [await other.token(), service],
    [await one.token(), restarted],
  ] as const) {
    assert.equal((await tasks(at, given)).statusCode, 200)
  }
  // Both publish the keys of both, and none that has expired for good.
  await service.db.pool.query(
    `UPDATE jwks SET expires_at = now() - interval '1 year' WHERE expires_at < now() + interval '1 hour'`,
  )
  const published = async (at: TestService) =>
    (await at.inject({ url: '/api/auth/jwks' })).data.keys.map(({ kid }: { kid: string }) => kid).toSorted()
  assert.equal((await published(service)).length, 2)
  assert.deepEqual(await published(restarted), await published(service))
})

test('a key encrypted with another secret has already expired', async () => {
  const key = { id: 'a', publicKey: '{}', privateKey: '"nobody reads this"', createdAt: new Date(0) }
  const at = new Date()
  const [kept] = await keysFor(NEW_SECRET, [key], at)
  assert.ok(kept?.expiresAt && kept.expiresAt < at)
})

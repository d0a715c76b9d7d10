import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { retireUnreadableKeys } from './signing-keys.ts'

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

test('after the secret was changed there are tokens again, and those that are out stay good', async () => {
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

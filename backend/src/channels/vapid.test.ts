import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Instance, startInstance } from '../../tests/support/instance.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { connect, type Database } from '../database/connection.ts'
import { type VapidKeys, vapidKeys } from './vapid.ts'

/** There is one key pair, whoever asks first: with another, no browser that subscribed gets a message any more. */

let service: TestService
let other: Instance
let user: TestUser
const SECRET = 'a secret that is only good for tests'
const NEW_SECRET = 'the secret after somebody changed it'

before(async () => {
  service = await startService()
  other = await startInstance(service)
  user = await service.newUser()
})
beforeEach(async () => {
  await service.db.pool.query('DELETE FROM push_keys')
})
after(async () => {
  await other.close()
  await service.close()
})

const keysOf = (db: Database = service.db, secret = SECRET): Promise<VapidKeys> =>
  vapidKeys(db, secret, service.clock.now())

interface Row {
  public_key: string
  private_key: string
  created_at: Date
}

async function rows(): Promise<Row[]> {
  return (await service.db.pool.query<Row>('SELECT * FROM push_keys')).rows
}

/** The one pair that all of them got. */
function theSame(all: readonly VapidKeys[]): VapidKeys {
  const [first] = all
  assert.ok(first)
  for (const keys of all) assert.deepEqual(keys, first)
  return first
}

describe('the keys', () => {
  test('are a pair of P-256, of which the private one is stored encrypted', async () => {
    const { publicKey, privateKey } = await keysOf()
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(privateKey, 'base64url')
    assert.equal(pair.getPublicKey('base64url'), publicKey)
    const [stored] = await rows()
    assert.equal(stored?.public_key, publicKey)
    assert.doesNotMatch(stored?.private_key ?? '', new RegExp(privateKey))
    assert.doesNotMatch(
      stored?.private_key ?? '',
      new RegExp(Buffer.from(privateKey, 'base64url').toString('hex')),
    )
  })

  test('are made once', async () => {
    const first = await keysOf()
    const made = await rows()
    service.clock.advance(60_000)
    assert.deepEqual(await keysOf(), first)
    assert.deepEqual(await rows(), made)
  })

  test('are the same for instances that need them first at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      await service.db.pool.query('DELETE FROM push_keys')
      const instances = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? service.db : other.db))
      const { publicKey } = theSame(await Promise.all(instances.map((db) => keysOf(db))))
      assert.deepEqual(
        (await rows()).map(({ public_key }) => public_key),
        [publicKey],
      )
    }
  })

  test('are the same after a restart', async () => {
    const first = await keysOf(other.db)
    const { database } = service.config
    const restarted = connect(database, database.url ?? '')
    try {
      assert.deepEqual(await keysOf(restarted), first)
    } finally {
      await restarted.close()
    }
  })

  test('are those with which browsers are told to subscribe, by each instance', async () => {
    const { publicKey } = await keysOf()
    const ask = {
      url: `/api/${user.id}/channels/options`,
      headers: { authorization: `Bearer ${user.token}` },
    }
    const answers = [await service.inject(ask), await other.app.inject(ask)]
    for (const answer of answers) assert.equal((answer as Answer).json().push_key, publicKey)
  })
})

describe('keys that were encrypted with another secret', () => {
  test('are replaced, once, and the new ones stay', async () => {
    const former = await keysOf()
    const replaced = await keysOf(service.db, NEW_SECRET)
    assert.notEqual(replaced.publicKey, former.publicKey)
    assert.notEqual(replaced.privateKey, former.privateKey)
    assert.deepEqual(await keysOf(other.db, NEW_SECRET), replaced)
    assert.equal((await rows()).length, 1)
  })

  test('are replaced by the same for instances that find them at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const secret = `${NEW_SECRET} ${round}`
      const instances = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? service.db : other.db))
      const { publicKey } = theSame(await Promise.all(instances.map((db) => keysOf(db, secret))))
      assert.equal((await rows())[0]?.public_key, publicKey)
    }
  })

  test('are replaced also if what is stored is no cipher text at all', async () => {
    const { publicKey } = await keysOf()
    await service.db.pool.query("UPDATE push_keys SET private_key = ''")
    const replaced = await keysOf()
    assert.notEqual(replaced.publicKey, publicKey)
    assert.deepEqual(await keysOf(other.db), replaced)
  })
})

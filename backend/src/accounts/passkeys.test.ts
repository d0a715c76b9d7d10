import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { Browser, signedIn } from '../../tests/support/browser.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'

/** With a device that does what no browser would; `frontend/tests/passkeys.merge.test.ts` has the browser's. */

/** Flags of an answer: somebody touched the device; and it has checked who. */
const TOUCHED = 1
const VERIFIED = 4

let service: TestService
let people = 0

before(async () => {
  service = await startService()
})
after(() => service.close())

interface Device {
  browser: Browser
  id: string
  credential: string
  key: KeyObject
}

/** A user with a passkey whose private key is known. */
async function owner(): Promise<Device> {
  people += 1
  const browser = await signedIn(service, `passkey${people}@example.com`)
  const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const half = (text: string) => Buffer.from(text, 'base64url')
  // A COSE key (RFC 9053): EC2, ES256, P-256.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    half(x),
    Buffer.from('225820', 'hex'),
    half(y),
  ])
  const [id, credential] = [randomBytes(16).toString('hex'), randomBytes(16).toString('base64url')]
  const { user } = (await browser.get('/get-session')).data
  await service.db.pool.query(
    `INSERT INTO passkeys (id, user_id, name, public_key, credential_id, counter, device_type, backed_up)
     VALUES ($1, $2, 'Phone', $3, $4, 5, 'singleDevice', false)`,
    [id, user.id, cose.toString('base64'), credential],
  )
  return { browser, id, credential, key }
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

interface Twist {
  flags?: number
  counter?: number
  origin?: string
  site?: string
}

/** What the device answers to a challenge that `browser` asks for. */
async function answerOf({ credential, key }: Device, browser: Browser, twist: Twist = {}) {
  const {
    flags = TOUCHED | VERIFIED,
    counter = 6,
    origin = service.config.publicUrl,
    site = 'localhost',
  } = twist
  const { data: options } = await browser.get('/passkey/generate-authenticate-options')
  assert.equal(options.userVerification, 'required')
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: options.challenge, origin }))
  const data = Buffer.concat([sha256(site), Buffer.from([flags, 0, 0, 0, counter])])
  const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key)
  return {
    id: credential,
    rawId: credential,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    },
  }
}

async function enter(device: Device, twist?: Twist): Promise<{ answer: Answer; browser: Browser }> {
  const browser = new Browser(service)
  const response = await answerOf(device, browser, twist)
  return { answer: await browser.post('/passkey/verify-authentication', { response }), browser }
}

describe('a passkey', () => {
  test('signs in, and is noted as used', async () => {
    const device = await owner()
    const { answer, browser } = await enter(device)
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.equal((await browser.get('/token')).statusCode, 200)
    const [{ lastUsedAt }] = (await browser.get('/list-sign-in-methods')).data.passkeys
    assert.ok(Math.abs(Date.parse(lastUsedAt) - Date.now()) < 600_000)
  })

  for (const [what, twist, status] of [
    ['by a touch alone', { flags: TOUCHED }, 401],
    ['from a copy, whose counter is behind', { counter: 5 }, 400],
    ['for another page', { origin: 'https://evil.example' }, 400],
    ['for another site', { site: 'evil.example' }, 400],
  ] as const) {
    test(`does not sign in ${what}`, async () => {
      const { answer, browser } = await enter(await owner(), twist)
      assert.equal(answer.statusCode, status, answer.payload)
      assert.equal((await browser.get('/token')).statusCode, 401)
    })
  }

  test('answers a challenge once, and only in the browser that was given it', async () => {
    const device = await owner()
    const browser = new Browser(service)
    const response = await answerOf(device, browser)
    const other = await new Browser(service).post('/passkey/verify-authentication', { response })
    assert.equal(other.statusCode, 400)
    const cookies = new Map(browser.cookies)
    assert.equal((await browser.post('/passkey/verify-authentication', { response })).statusCode, 200)
    const again = new Browser(service)
    for (const [name, value] of cookies) again.cookies.set(name, value)
    assert.equal((await again.post('/passkey/verify-authentication', { response })).statusCode, 400)
  })

  test('is a fresh proof for its own account only, and begins no session by that', async () => {
    const [device, other] = [await owner(), await owner()]
    const stale = () =>
      service.db.pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour'")
    await stale()
    const remove = () => device.browser.post('/passkey/delete-passkey', { id: device.id })
    assertProblem(await remove(), 403, 'FRESH_PROOF_REQUIRED')
    const foreign = await device.browser.post('/prove', { passkey: await answerOf(other, device.browser) })
    assert.equal(foreign.statusCode, 401, foreign.payload)
    assertProblem(await remove(), 403, 'FRESH_PROOF_REQUIRED')
    const own = await device.browser.post('/prove', { passkey: await answerOf(device, device.browser) })
    assert.equal(own.statusCode, 200, own.payload)
    assert.equal((await device.browser.get('/list-sessions')).data.length, 1)
    assert.equal((await other.browser.get('/list-sessions')).data.length, 1)
    assert.equal((await remove()).statusCode, 200)
    await service.settled()
    assert.match(service.letters.at(-1)?.text ?? '', /passkey was removed/)
  })

  test('of somebody else is answered as one that does not exist', async () => {
    const [device, other] = [await owner(), await owner()]
    const essence = ({ statusCode, data }: Answer) => [statusCode, data.error_code, data.detail]
    for (const [path, body] of [
      ['/passkey/delete-passkey', {}],
      ['/passkey/update-passkey', { name: 'Mine' }],
    ] as const) {
      const foreign = await device.browser.post(path, { id: other.id, ...body })
      const unknown = await device.browser.post(path, { id: 'unknown', ...body })
      assert.deepEqual(essence(foreign), essence(unknown))
      assert.equal(foreign.statusCode, 404)
    }
  })

  test('is not removed if it is the only way to sign in', async () => {
    const device = await owner()
    await service.db.pool.query(
      'DELETE FROM accounts USING passkeys WHERE accounts.user_id = passkeys.user_id AND passkeys.id = $1',
      [device.id],
    )
    const answer = await device.browser.post('/passkey/delete-passkey', { id: device.id })
    assertProblem(answer, 409, 'CONFLICT')
  })

  test('that is malformed is refused, not a failure of the service', async () => {
    const device = await owner()
    await device.browser.get('/passkey/generate-register-options')
    const body = { name: 'Phone', response: { id: 'unknown' } }
    const answer = await device.browser.post('/passkey/verify-registration', body)
    assert.equal(answer.statusCode, 400, answer.payload)
    assert.equal(service.logged.filter(({ level }) => Number(level) >= 50).length, 0)
  })
})

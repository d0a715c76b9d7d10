import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { connectClient } from '../../tests/support/mcp/oauth.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'

/** What can act for a user: one list, from which anything can be ended; and what ends it by itself. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const NTFY = { kind: 'ntfy', name: 'Bell', url: 'https://ntfy.example.com/topic' }
const NEW = 'another horse battery'

type Entry = {
  kind: string
  id: string
  name: string | null
  made_with: object | null
  current: boolean
  last_used_at: string | null
  workspace_id: string
}

class Person {
  readonly browser: Browser
  readonly token: string
  readonly id: string

  constructor(browser: Browser, token: string, id: string) {
    this.browser = browser
    this.token = token
    this.id = id
  }

  static async of(browser: Browser): Promise<Person> {
    const { user } = (await browser.get('/get-session')).data
    return new Person(browser, await browser.token(), user.id)
  }

  ask(method: string, path: string, payload?: object, bearer = this.token): Promise<Answer> {
    return service.inject({
      method: method as 'GET',
      url: `/api/${path}`,
      headers: { authorization: `Bearer ${bearer}` },
      ...(payload === undefined ? {} : { payload }),
    })
  }

  async access(): Promise<Entry[]> {
    return (await this.ask('GET', 'me/access')).data.access
  }
}

/** One of each kind, and a channel and a webhook that a key made. */
async function equip(person: Person): Promise<{ key: string; link: string }> {
  const made = async (path: string, body: object, bearer?: string) => {
    const answer = await person.ask('POST', path, body, bearer)
    assert.equal(answer.statusCode, 201, answer.payload)
    return answer.data
  }
  const scopes = ['tasks:read', 'channels:write', 'channels:read', 'webhooks:manage']
  const { key } = await made('me/keys', { name: 'Script', scopes })
  await made('me/channels', NTFY)
  await made('me/channels', { ...NTFY, name: 'By key' }, key)
  await made('me/webhooks', { url: 'https://hooks.example.com/own', events: ['task.*'] })
  await made('me/webhooks', { url: 'https://hooks.example.com/key', events: ['task.*'] }, key)
  const project = await made('me/projects', { name: 'P' })
  const link = await made('me/links', { project_id: project.id })
  const { id } = await made('workspaces', { name: 'Shared' })
  await made(`${id}/invitations`, { role: 'viewer' })
  await made(`${id}/webhooks`, { url: 'https://hooks.example.com/shared', events: ['task.*'] })
  await connectClient(service, person.browser, 'tasks:read')
  return { key, link: link.token }
}

const kindsIn = (access: Entry[]) => access.map(({ kind }) => kind).sort()
const ALL = [
  'api_key',
  'channel',
  'channel',
  'invitation',
  'link',
  'oauth_client',
  'session',
  'webhook',
  'webhook',
  'webhook',
]

describe('GET /access', () => {
  test('lists all that can act for the user, with what made it and when it was last used', async () => {
    const person = await Person.of(await signedIn(service, 'lists@example.com'))
    const other = await Person.of(await signedIn(service, 'other@example.com'))
    const { link } = await equip(person)
    await equip(other)
    await service.inject({ url: `/api/links/${link}` })
    const access = await person.access()
    assert.deepEqual(kindsIn(access), ALL)
    const [session] = access.filter(({ kind }) => kind === 'session')
    const [key] = access.filter(({ kind }) => kind === 'api_key')
    assert.equal(session?.current, true)
    assert.deepEqual(key?.made_with, { kind: 'session', id: session?.id })
    assert.notEqual(key?.last_used_at, null)
    const byKey = access.filter(({ name }) => /key$/i.test(name ?? ''))
    assert.equal(byKey.length, 2)
    for (const { made_with } of byKey) assert.deepEqual(made_with, { kind: 'api_key', id: key?.id })
    assert.notEqual(access.find(({ kind }) => kind === 'link')?.last_used_at, null)
    assert.notEqual(access.find(({ kind }) => kind === 'oauth_client')?.last_used_at, null)
  })

  test('is for the user alone, and not for keys', async () => {
    const person = await Person.of(await signedIn(service, 'alone@example.com'))
    const { key } = await equip(person)
    for (const [method, path] of [
      ['GET', 'me/access'],
      ['DELETE', 'me/access'],
      ['DELETE', 'me/access/session/x'],
    ] as const)
      assertProblem(await person.ask(method, path, undefined, key), 403, 'AUTH_FORBIDDEN')
  })
})

describe('DELETE /access', () => {
  test('ends each by itself, and what a key made with it', async () => {
    const person = await Person.of(await signedIn(service, 'each@example.com'))
    const { key, link } = await equip(person)
    const stranger = await Person.of(await signedIn(service, 'stranger@example.com'))
    for (const { kind, id, current } of await person.access()) {
      if (current) continue
      assertProblem(await stranger.ask('DELETE', `me/access/${kind}/${id}`), 404, 'NOT_FOUND')
      const answer = await person.ask('DELETE', `me/access/${kind}/${id}`)
      assert.ok([204, 404].includes(answer.statusCode), answer.payload)
      assertProblem(await person.ask('DELETE', `me/access/${kind}/${id}`), 404, 'NOT_FOUND')
    }
    assert.deepEqual(kindsIn(await person.access()), ['session'])
    assert.equal((await person.ask('GET', 'me/tasks', undefined, key)).statusCode, 401)
    assert.equal((await service.inject({ url: `/api/links/${link}` })).statusCode, 404)
  })

  test('takes along what the key made', async () => {
    const person = await Person.of(await signedIn(service, 'along@example.com'))
    await equip(person)
    const key = (await person.access()).find(({ kind }) => kind === 'api_key')
    await person.ask('DELETE', `me/access/api_key/${key?.id}`)
    const left = await person.access()
    assert.deepEqual(
      left.filter(({ name }) => /key$/i.test(name ?? '')),
      [],
    )
    assert.equal(left.length, ALL.length - 3)
  })

  test('ends all but the session that asks, or what is named', async () => {
    const person = await Person.of(await signedIn(service, 'all@example.com'))
    await equip(person)
    const elsewhere = new Browser(service)
    await elsewhere.signIn('all@example.com')
    const named = (await person.access()).filter(({ kind }) => kind === 'link' || kind === 'webhook')
    const access = named.map(({ kind, id }) => ({ kind, id }))
    assert.equal((await person.ask('DELETE', 'me/access', { access })).statusCode, 204)
    assert.ok((await person.access()).every(({ kind }) => kind !== 'link' && kind !== 'webhook'))
    assert.equal((await person.ask('DELETE', 'me/access', { access: [] })).statusCode, 204)
    assert.equal((await person.ask('DELETE', 'me/access')).statusCode, 204)
    assert.deepEqual(kindsIn(await person.access()), ['session'])
    assert.equal((await elsewhere.get('/token')).statusCode, 401)
    assert.equal((await person.browser.get('/token')).statusCode, 200)
  })
})

const letterTo = (email: string) => service.letters.findLast(({ to }) => to === email)?.text ?? ''
const codeIn = (text: string) => /^[\w-]{20,}$/m.exec(text)?.[0] ?? ''

async function reset(email: string, more: object = {}): Promise<void> {
  const browser = new Browser(service)
  await browser.post('/request-password-reset', { email })
  const body = { newPassword: NEW, token: codeIn(letterTo(email)), ...more }
  const answer = await browser.post('/reset-password', body)
  assert.equal(answer.statusCode, 200, answer.payload)
}

describe('a reset of the password by mail', () => {
  test('ends all that could act for the account, and the mail names it', async () => {
    const email = 'reset@example.com'
    const { key, link } = await equip(await Person.of(await signedIn(service, email)))
    await reset(email)
    assert.match(letterTo(email), /have ended as well: .*1 API key/)
    assert.match(letterTo(email), /1 connected client/)
    assert.match(letterTo(email), /3 webhooks/)
    const browser = new Browser(service)
    await browser.signIn(email, NEW)
    const owner = await Person.of(browser)
    assert.deepEqual(kindsIn(await owner.access()), ['session'])
    assert.equal((await owner.ask('GET', 'me/tasks', undefined, key)).statusCode, 401)
    assert.equal((await service.inject({ url: `/api/links/${link}` })).statusCode, 404)
  })

  test('keeps it if its user says so, and the mail names that', async () => {
    const email = 'keeps@example.com'
    await equip(await Person.of(await signedIn(service, email)))
    await reset(email, { keepAccess: true })
    assert.match(letterTo(email), /can still act for you: .*1 API key/)
    const browser = new Browser(service)
    await browser.signIn(email, NEW)
    const owner = await Person.of(browser)
    assert.deepEqual(kindsIn(await owner.access()), ALL)
  })

  test('is not swayed by a header', async () => {
    const email = 'header@example.com'
    await equip(await Person.of(await signedIn(service, email)))
    const browser = new Browser(service)
    await browser.post('/request-password-reset', { email })
    const body = { newPassword: NEW, token: codeIn(letterTo(email)) }
    await browser.post('/reset-password', body, { 'x-docket-keep-access': 'true' })
    await browser.signIn(email, NEW)
    assert.deepEqual(kindsIn(await (await Person.of(browser)).access()), ['session'])
  })
})

describe('the first confirmation of an address', () => {
  /** A stranger's account with the address of somebody else, and all that they keep of it. */
  async function taken(email: string) {
    const stranger = new Browser(service)
    await stranger.signUp(email)
    await stranger.signIn(email)
    const person = await Person.of(stranger)
    return { stranger, ...(await equip(person)) }
  }

  test('by the link of a mail ends what was made before', async () => {
    const email = 'confirms@example.com'
    const { stranger, key, link } = await taken(email)
    await stranger.post('/send-verification-email', { email })
    const opened = await new Browser(service).verify(letterTo(email))
    assert.ok(opened.statusCode < 400, opened.payload)
    assert.equal((await stranger.get('/token')).statusCode, 401)
    assert.equal((await service.inject({ url: `/api/links/${link}` })).statusCode, 404)
    const headers = { authorization: `Bearer ${key}` }
    assert.equal((await service.inject({ url: '/api/me/tasks', headers })).statusCode, 401)
  })

  test('by a reset ends it, too, even if it is to be kept', async () => {
    const email = 'claims@example.com'
    const { key } = await taken(email)
    await reset(email, { keepAccess: true })
    assert.match(letterTo(email), /have ended as well: .*1 API key/)
    const headers = { authorization: `Bearer ${key}` }
    assert.equal((await service.inject({ url: '/api/me/tasks', headers })).statusCode, 401)
  })

  test('leaves the session in whose browser the link is opened', async () => {
    const email = 'own@example.com'
    const { stranger: owner } = await taken(email)
    await owner.post('/send-verification-email', { email })
    await owner.verify(letterTo(email))
    assert.equal((await owner.get('/token')).statusCode, 200)
    assert.deepEqual(kindsIn(await (await Person.of(owner)).access()), ['session'])
  })

  test('and a later one ends nothing', async () => {
    const email = 'later@example.com'
    const person = await Person.of(await signedIn(service, email))
    await equip(person)
    await person.browser.post('/send-verification-email', { email })
    assert.deepEqual(kindsIn(await person.access()), ALL)
    assert.equal((await person.browser.signIn(email, PASSWORD)).statusCode, 200)
  })
})

import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

// What a window has and Node lacks, or has in another form.
const stored = new Map<string, string>()
const localStorage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
}
class RequestOfPage extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://docket.example') : input, init)
  }
}
const channels: Channel[] = []
class Channel {
  onmessage: () => void = () => {}
  constructor() {
    channels.push(this)
  }
  postMessage(): void {}
  close(): void {}
}

/** Requests that the service has not answered yet. */
const asked: { path: string; answer: (body: unknown) => void }[] = []
const fetch = async (request: Request) => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  asked.push({ path: new URL(request.url).pathname, answer: resolve })
  const body = await promise
  if (body instanceof Error) throw body
  return Response.json(body)
}
for (const [name, value] of Object.entries({
  localStorage,
  Request: RequestOfPage,
  BroadcastChannel: Channel,
  fetch,
})) {
  const own = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  // Other files may follow in this process.
  after(() => own !== undefined && Object.defineProperty(globalThis, name, own))
}
const { checkSession, currentSession, formerEmail, replaceSession, sessionEnded, signIn, signOut } =
  await import('./store.ts')

const userOf = (id: string) => ({ id, name: id, email: `${id}@docket.example`, emailVerified: true })
/** Resolves when the service has received a request for this path. */
async function isAsked(path: string): Promise<void> {
  for (let turns = 0; !asked.some((one) => one.path === path); turns += 1) {
    assert.ok(turns < 1000, `${path} is never asked for`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
const answerTo = async (path: string, body: unknown) => {
  await isAsked(path)
  const index = asked.findIndex((one) => one.path === path)
  asked.splice(index, 1)[0]?.answer(body)
}
const SESSION = '/api/auth/get-session'

test('an answer requested before signing in does not apply to the user', async () => {
  const checked = checkSession()
  const signed = signIn({ email: 'ada@docket.example', password: 'secret' })
  await answerTo('/api/auth/sign-in/email', { user: userOf('ada') })
  await signed
  await answerTo(SESSION, null)
  await checked
  assert.equal(currentSession().user?.id, 'ada')
})

test('a session changed in another window is fetched again, whatever is in flight', async () => {
  const before = checkSession()
  await isAsked(SESSION)
  for (const { onmessage } of channels) onmessage()
  const now = checkSession()
  await answerTo(SESSION, { user: userOf('ada') })
  await before
  await answerTo(SESSION, { user: userOf('bob') })
  await now
  assert.equal(currentSession().user?.id, 'bob')
})

test('an answer requested before the session was replaced does not end the new one', async () => {
  const before = checkSession()
  await isAsked(SESSION)
  const { promise, resolve } = Promise.withResolvers<void>()
  const replaced = replaceSession(() => promise)
  await answerTo(SESSION, null)
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  assert.equal(currentSession().state, 'signed-in')
  resolve()
  await Promise.all([replaced, before])
  assert.equal(currentSession().user?.id, 'bob')
})

test('a session that is being replaced is fetched once the new one exists', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const replaced = replaceSession(() => promise)
  const ended = sessionEnded()
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(asked, [])
  resolve()
  await answerTo(SESSION, { user: userOf('bob') })
  await Promise.all([replaced, ended])
  assert.equal(currentSession().user?.id, 'bob')
})

test('signing out does not return to the page, even if the windows hear of it before the answer', async () => {
  const signed = signIn({ email: 'ada@docket.example', password: 'secret' })
  await answerTo('/api/auth/sign-in/email', { user: userOf('ada') })
  await signed
  const out = signOut()
  await isAsked('/api/auth/sign-out')
  const ended = sessionEnded()
  await answerTo(SESSION, null)
  await ended
  assert.equal(Reflect.get(currentSession(), 'left'), true)
  assert.equal(formerEmail(), undefined)
  await answerTo('/api/auth/sign-out', { success: true })
  await out
  assert.deepEqual([...stored.keys()], [])
})

test('after a failed sign-out, a later end of the session returns to the page', async () => {
  const signed = signIn({ email: 'ada@docket.example', password: 'secret' })
  await answerTo('/api/auth/sign-in/email', { user: userOf('ada') })
  await signed
  const out = assert.rejects(signOut())
  await answerTo('/api/auth/sign-out', new Error('The network is gone.'))
  await out
  const ended = sessionEnded()
  await answerTo(SESSION, null)
  await ended
  assert.equal(Reflect.get(currentSession(), 'left'), false)
  assert.equal(formerEmail(), 'ada@docket.example')
})

test('a refused but living session is retried with growing delays, and then ends', async (t) => {
  const signed = signIn({ email: 'ada@docket.example', password: 'secret' })
  await answerTo('/api/auth/sign-in/email', { user: userOf('ada') })
  await signed
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const { turn } = currentSession()
  const pauses: number[] = []
  for (let times = 1; currentSession().state === 'signed-in'; times += 1) {
    assert.ok(times <= 10)
    const ended = sessionEnded()
    // Several requests are refused at once.
    assert.equal(sessionEnded(), ended)
    await answerTo(SESSION, { user: userOf('ada') })
    let isOver = false
    void ended.then(() => {
      isOver = true
    })
    let seconds = 0
    for (; !isOver && seconds < 60; seconds += 1) {
      for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve))
      if (!isOver) t.mock.timers.tick(1_000)
    }
    pauses.push(seconds)
  }
  assert.equal(currentSession().turn, turn + 5)
  const growing = pauses.slice(1, 5)
  assert.ok(
    growing.every((seconds, index) => seconds > (growing[index - 1] ?? 0)),
    String(pauses),
  )
})

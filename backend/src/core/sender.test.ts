import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Receiver, startReceiver } from '../../tests/support/receiver.ts'
import { TestTimers } from '../../tests/support/timers.ts'
import { destinations } from './destinations.ts'
import { createSender, type Resolve, retryAfterOf, type Sender, type Sent } from './sender.ts'

/** Over real connections: what is sent where, and what is never sent. */

let receiver: Receiver
const senders: Sender[] = []

before(async () => {
  receiver = await startReceiver()
})
after(async () => {
  for (const sender of senders) await sender.close()
  await receiver.close()
})

const HEADERS = { 'content-type': 'application/json', 'webhook-id': 'msg_1' }

type Result = Pick<Sent, 'statusCode' | 'error'>

function senderFor(
  allowedHosts: string[],
  options: { resolve?: Resolve; production?: boolean } = {},
): (url: string, signal?: AbortSignal) => Promise<Result> {
  const { production = false, ...rest } = options
  const sender = createSender({ destinations: destinations({ allowedHosts, production }), ...rest })
  senders.push(sender)
  return async (url, signal = new AbortController().signal) => {
    const { statusCode, error } = await sender.send(url, HEADERS, '{"a":"ü"}', signal)
    return { statusCode, error }
  }
}

/** An attacker's name server: each query gets the next answer. */
const answering = (...answers: string[][]): Resolve => {
  let asked = 0
  return async () => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
}

/** The result of `send`, and how many requests the receiver got for it. */
async function outcome(sent: Promise<Result>): Promise<Result & { requests: number }> {
  const before = receiver.requests.length
  return { ...(await sent), requests: receiver.requests.length - before }
}

describe('a request', () => {
  test('is a POST of the body with the headers, and nothing of other users', async () => {
    const result = await outcome(senderFor(['127.0.0.1'])(`${receiver.url}?a=b`))
    assert.deepEqual(result, { statusCode: 204, error: null, requests: 1 })
    const request = receiver.requests.at(-1)
    assert.deepEqual([request?.method, request?.path, request?.body], ['POST', '/hook?a=b', '{"a":"ü"}'])
    const { host, ...headers } = request?.headers ?? {}
    assert.equal(host, `127.0.0.1:${receiver.port}`)
    assert.deepEqual(headers, { ...HEADERS, connection: 'close', 'content-length': '10' })
  })

  for (const status of [200, 201, 202, 204, 299]) {
    test(`succeeds when the answer is ${status}`, async () => {
      receiver.reply = () => ({ status })
      assert.deepEqual(await senderFor(['127.0.0.1'])(receiver.url), {
        statusCode: status,
        error: null,
      })
    })
  }

  for (const status of [300, 301, 302, 303, 304, 400, 401, 404, 410, 429, 500, 503]) {
    test(`fails when the answer is ${status}, which is not followed`, async () => {
      receiver.reply = () => ({ status, headers: { location: '/other' } })
      const { statusCode, error, requests } = await outcome(senderFor(['127.0.0.1'])(receiver.url))
      assert.deepEqual([statusCode, requests], [status, 1])
      assert.match(error ?? '', new RegExp(`^Answered ${status}`))
    })
  }

  test('times out, whichever part is slow', async (t) => {
    const timers = new TestTimers(t)
    const release = Promise.withResolvers<{ status: number }>()
    receiver.reply = () => {
      timers.advance(60_000)
      return release.promise
    }
    const result = await senderFor(['127.0.0.1'])(receiver.url)
    release.resolve({ status: 204 })
    assert.deepEqual(result, { statusCode: null, error: 'The request timed out.' })
  })

  test('is aborted when the service stops', async () => {
    const release = Promise.withResolvers<{ status: number }>()
    const stopping = new AbortController()
    receiver.reply = () => {
      stopping.abort()
      return release.promise
    }
    const result = await senderFor(['127.0.0.1'])(receiver.url, stopping.signal)
    release.resolve({ status: 204 })
    assert.equal(result.statusCode, null)
  })

  test('reads only the beginning of a long answer', async () => {
    receiver.reply = () => ({ status: 200, body: 'x'.repeat(50_000_000) })
    const before = process.memoryUsage().rss
    assert.deepEqual(await senderFor(['127.0.0.1'])(receiver.url), {
      statusCode: 200,
      error: null,
    })
    assert.ok(process.memoryUsage().rss - before < 200_000_000)
  })

  test('reports an unknown host in its own words', async () => {
    const gone = await startReceiver()
    await gone.close()
    const result = await senderFor(['127.0.0.1'])(gone.url)
    assert.deepEqual(result, { statusCode: null, error: 'The connection was refused.' })
  })

  test('ignores proxies of the environment', async () => {
    receiver.reply = () => ({ status: 204 })
    const proxy = await startReceiver()
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']
    for (const name of names) process.env[name] = name.startsWith('NODE') ? '1' : proxy.url
    const result = await outcome(senderFor(['127.0.0.1'])(receiver.url))
    for (const name of names) delete process.env[name]
    assert.deepEqual([result.requests, proxy.requests.length], [1, 0])
    await proxy.close()
  })
})

describe('sends nothing', () => {
  const forbidden = (host: string) => ({
    statusCode: null,
    error: `${host} is not a public address.`,
    requests: 0,
  })

  test('to a literal address that is not public', async () => {
    for (const host of ['127.0.0.1', '0.0.0.0', 'localhost']) {
      const url = `http://${host}:${receiver.port}/hook`
      assert.deepEqual(await outcome(senderFor([])(url)), forbidden(host))
    }
  })

  test('to a name that resolves to loopback', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '64:ff9b::7f00:1']) {
      const send = senderFor([], { resolve: answering([address]) })
      const result = await outcome(send(`http://hooks.example:${receiver.port}/`))
      assert.deepEqual(result, forbidden('hooks.example'), address)
    }
  })

  test('to a name that resolves differently the second time', async () => {
    const resolve = answering(['127.0.0.1'], ['93.184.216.34'])
    const send = senderFor([], { resolve })
    const result = await outcome(send(`http://hooks.example:${receiver.port}/`))
    assert.deepEqual(result, forbidden('hooks.example'))
  })

  test('to the private one among the addresses of a name', async () => {
    // At the other address nobody listens.
    const asked: string[] = []
    const resolve: Resolve = async (host) => {
      asked.push(host)
      return [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]
    }
    const send = senderFor(['::1'], { resolve })
    const result = await outcome(send(`http://hooks.example:${receiver.port}/`))
    assert.deepEqual([result.requests, asked], [0, ['hooks.example']])
    assert.equal(result.statusCode, null)
    assert.doesNotMatch(result.error ?? '', /127/)
  })

  test('over plain http to a public name in production', async () => {
    const send = senderFor([], { production: true, resolve: answering(['127.0.0.1']) })
    const result = await outcome(send(`http://hooks.example:${receiver.port}/`))
    assert.deepEqual([result.error, result.requests], ['The URL must be https.', 0])
  })

  test('through a redirect to an address that is not public', async () => {
    const other = await startReceiver()
    for (const location of [
      `http://localhost:${other.port}/`,
      `http://[::1]:${other.port}/`,
      `http://2130706434:${other.port}/`,
      `//127.0.0.2:${other.port}/`,
      `http://private.example:${other.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      `http://user:password@127.0.0.1:${other.port}/`,
      'file:///etc/passwd',
      'http://[',
    ]) {
      receiver.reply = () => ({ status: 307, headers: { location } })
      const send = senderFor(['127.0.0.1'], { resolve: answering(['127.0.0.2']) })
      const result = await outcome(send(receiver.url))
      assert.deepEqual([result.requests, other.requests.length], [1, 0], location)
      assert.ok(result.error !== null, location)
    }
    await other.close()
  })
})

describe('a redirect', () => {
  for (const status of [307, 308]) {
    test(`${status} is followed with the same POST`, async () => {
      receiver.reply = ({ path }) =>
        path === '/hook' ? { status, headers: { location: '/moved' } } : { status: 204 }
      const result = await outcome(senderFor(['127.0.0.1'])(receiver.url))
      assert.deepEqual(result, { statusCode: 204, error: null, requests: 2 })
      const last = receiver.requests.at(-1)
      assert.deepEqual([last?.method, last?.path, last?.body], ['POST', '/moved', '{"a":"ü"}'])
      assert.equal(last?.headers['webhook-id'], 'msg_1')
    })
  }

  test('is followed up to three times', async () => {
    let left = 3
    receiver.reply = () => {
      left -= 1
      return left < 0 ? { status: 204 } : { status: 307, headers: { location: '/again' } }
    }
    assert.equal((await outcome(senderFor(['127.0.0.1'])(receiver.url))).requests, 4)
    receiver.reply = () => ({ status: 307, headers: { location: '/again' } })
    const { requests, error } = await outcome(senderFor(['127.0.0.1'])(receiver.url))
    assert.deepEqual([requests, error], [4, 'More than 3 redirects.'])
  })

  test('from an allowed host leads only to allowed destinations', async () => {
    const other = await startReceiver()
    receiver.reply = () => ({ status: 308, headers: { location: `http://hooks.internal:${other.port}/` } })
    const resolve = answering(['127.0.0.1'])
    const { requests } = await outcome(senderFor([`hooks.internal`, '127.0.0.1'], { resolve })(receiver.url))
    assert.deepEqual([requests, other.requests.length], [1, 1])
    await other.close()
  })
})

test('resolves an allowed name as the system does', async () => {
  receiver.reply = () => ({ status: 204 })
  const result = await outcome(senderFor(['localhost'])(`http://localhost:${receiver.port}/hook`))
  assert.deepEqual(result, { statusCode: 204, error: null, requests: 1 })
})

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 25, 3, 0, 0)
  for (const [header, wait] of [
    [undefined, null],
    ['120', 120_000],
    ['0', 0],
    ['999999999999', 86_400_000],
    ['Wed, 25 Nov 2026 03:01:00 GMT', 60_000],
    ['Wed, 25 Nov 2020 03:01:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['', null],
  ] as const) {
    test(`${header} means ${wait} ms`, () => assert.equal(retryAfterOf(header, now), wait))
  }
})

import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService } from './support/service.ts'

/** Bytes that are hardly HTTP, over a real socket: the answer is a problem like any other, and the service survives. */

let service: TestService
let port: number

before(async () => {
  service = await startService()
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  port = (service.app.server.address() as AddressInfo).port
})
after(() => service.close())

/** Sends `bytes`, and reads until the service closes the connection. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let received = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('close', () => resolve(received))
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)))
  })
}

const HOST = 'Host: localhost\r\nConnection: close\r\n'

function signUp(name: string, type = 'application/json'): string {
  const body = JSON.stringify({ name, email: 'zoe@example.com', password: 'correct horse' })
  const length = Buffer.byteLength(body, 'latin1')
  return `POST /api/auth/sign-up/email HTTP/1.1\r\n${HOST}Content-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`
}

describe('refuses malformed requests with problem+json', () => {
  for (const [name, status, bytes] of [
    ['no HTTP at all', 400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n'],
    ['a method that is none', 400, `FETCH /health HTTP/1.1\r\n${HOST}\r\n`],
    ['a control character in a header', 400, `GET /health HTTP/1.1\r\n${HOST}X-A: a\x00b\r\n\r\n`],
    ['a space in the address', 400, `GET /api/me/ tasks HTTP/1.1\r\n${HOST}\r\n`],
    [
      'two lengths',
      400,
      `POST /api/me/tasks HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`,
    ],
    [
      'a length and chunks',
      400,
      `POST /api/me/tasks HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['headers beyond measure', 431, `GET /health HTTP/1.1\r\n${HOST}X-A: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['no host', 400, 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an expectation', 417, `GET /health HTTP/1.1\r\n${HOST}Expect: x\r\n\r\n`],
    ['bad escapes in the path', 400, `GET /api/me/tasks/%ff%zz HTTP/1.1\r\n${HOST}\r\n`],
    ['bytes outside ASCII in the path', 400, `GET /caf\xe9 HTTP/1.1\r\n${HOST}\r\n`],
    ['an address of another server', 404, `GET http://evil.example/nothing HTTP/1.1\r\n${HOST}\r\n`],
    ['a body of another encoding', 400, signUp('Zo\xeb')],
    ['a body that says so', 415, signUp('Zo\xeb', 'application/json; charset=iso-8859-1')],
    [
      'a header twice that says who asks',
      401,
      `GET /api/me/tasks HTTP/1.1\r\n${HOST}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n`,
    ],
  ] as const) {
    test(name, async () => {
      const answer = await exchange(bytes)
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} `), answer)
      assert.match(head, /content-type: application\/problem\+json/i)
      const problem = JSON.parse(body)
      assert.equal(problem.status, status)
      for (const member of ['type', 'title', 'detail', 'error_code', 'timestamp', 'request_id']) {
        assert.equal(typeof problem[member], 'string', member)
      }
    })
  }

  test('HTTP/1.0 needs no Host, and 100-continue is an accepted expectation', async () => {
    assert.match(await exchange('GET /health/live HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /)
    const continued = `GET /health/live HTTP/1.1\r\n${HOST}Expect: 100-continue\r\n\r\n`
    assert.match(await exchange(continued), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  })

  test('the longest filter fits into the URL, in any script', async () => {
    const { token } = await service.newUser()
    for (const character of ['漢', '🌱']) {
      const filter = encodeURIComponent(`title ~ "${character.repeat(1989)}"`)
      const answer = await exchange(
        `GET /api/me/tasks?filter=${filter} HTTP/1.1\r\n${HOST}Authorization: Bearer ${token}\r\n\r\n`,
      )
      assert.match(answer, /^HTTP\/1\.1 200 /)
    }
  })

  test('the service still works', async () => {
    assert.match(await exchange(`GET /health/live HTTP/1.1\r\n${HOST}\r\n`), /^HTTP\/1\.1 200 /)
  })
})

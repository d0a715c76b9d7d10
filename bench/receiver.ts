import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes what is posted, as an ntfy server would, and says of each title when it came: `GET /`. */

export interface Arrival {
  title: string
  /** Milliseconds since 1970. */
  at: number
  /** The identity of the message. */
  id: string
}

const arrivals: Arrival[] = []

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(arrivals))
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => {
    body += part
  })
  request.once('end', () => {
    const { title, sequence_id: id } = JSON.parse(body)
    arrivals.push({ title, at: Date.now(), id })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit(0))

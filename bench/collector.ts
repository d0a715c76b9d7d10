import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes whatever traces and metrics a service sends, and keeps nothing. */
const server = createServer((request, response) => {
  request
    .resume()
    .once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
})
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit(0))

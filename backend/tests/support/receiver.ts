import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that a webhook's receiver got. */
export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

export interface Receiver {
  url: string
  port: number
  requests: Received[]
  /** Its answer to a request; it may keep the sender waiting. */
  reply: (request: Received) => Reply | Promise<Reply>
  /** Settles when it has received `count` requests in all. */
  received(count: number): Promise<void>
  close(): Promise<void>
}

/** A loopback server that a webhook may point to. */
export async function startReceiver(
  reply: Receiver['reply'] = () => ({ status: 204 }),
  host = '127.0.0.1',
): Promise<Receiver> {
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const received = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
    receiver.requests.push(received)
    for (const check of waiting) check()
    const { status, headers = {}, body: answer } = await receiver.reply(received)
    response.writeHead(status, headers).end(answer)
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/hook`,
    port,
    requests: [],
    reply,
    received: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (receiver.requests.length < count) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

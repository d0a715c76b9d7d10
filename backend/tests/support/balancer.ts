import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A proxy in front of several instances. */
export interface Balancer {
  url: string
  /** Requests that each instance has answered, by port. */
  answered: Map<number, number>
  /** Requests that failed between proxy and instance. */
  failures: string[]
  close(): Promise<void>
}

/**
 * Passes requests on to the instances in turn, over connections that it keeps. It tries the next instance only where
 * nothing can have been sent: the connection was refused. Anything else is a failure, as of a write that nobody may repeat.
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  const answered = new Map(ports.map((port) => [port, 0]))
  const failures: string[] = []
  let turn = 0

  const pass = (port: number, incoming: IncomingMessage, body: Buffer) =>
    new Promise<IncomingMessage | undefined>((resolve, reject) => {
      const { method, url: path, headers } = incoming
      const { connection: _, ...passed } = headers
      const outgoing = request({ agent, port, host: '127.0.0.1', method, path, headers: passed })
      outgoing.once('response', resolve)
      outgoing.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error),
      )
      outgoing.end(body)
    })

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(incoming))
    for (;;) {
      turn += 1
      const port = ports[turn % ports.length] ?? 0
      const answer = await pass(port, incoming, body)
      if (answer === undefined) {
        await sleep(1)
        continue
      }
      const { connection: _, 'keep-alive': __, ...headers } = answer.headers
      response.writeHead(answer.statusCode ?? 502, headers)
      response.end(Buffer.concat(await Array.fromAsync(answer)))
      answered.set(port, (answered.get(port) ?? 0) + 1)
      return
    }
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error) => {
      failures.push(`${incoming.method} ${incoming.url}: ${error}`)
      response.destroy()
    })
  })
  // One that is closed as the next request is on its way fails that: nobody could tell whose fault it was.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    failures,
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

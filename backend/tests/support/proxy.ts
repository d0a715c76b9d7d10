import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP proxy in front of a PostgreSQL, which a test can freeze, close and open again. */
export interface DatabaseProxy {
  /** The database's URL, by way of the proxy. */
  url: string
  /** Stops forwarding: connections stay open, new ones are accepted, and nothing is ever answered. */
  freeze(): void
  /** Goes on forwarding, with what was held back. */
  thaw(): void
  /** Cuts all connections and refuses new ones. */
  refuse(): Promise<void>
  /** Listens again, on the same port. */
  accept(): Promise<void>
  /** First bytes that each client sent: its startup message. */
  startups: Buffer[]
  /** All that clients sent after it. */
  sent: Buffer[]
  close(): Promise<void>
}

/** @param url a database, by TCP or by a unix socket's directory */
export async function proxyTo(url: string): Promise<DatabaseProxy> {
  const target = new URL(url)
  const host = decodeURIComponent(target.hostname)
  const port = Number(target.port || 5432)
  const sockets = new Set<Socket>()
  const startups: Buffer[] = []
  const sent: Buffer[] = []
  let frozen = false
  let server: Server | undefined

  function forward(client: Socket): void {
    const upstream = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    let first = true
    client.on('data', (bytes: Buffer) => {
      ;(first ? startups : sent).push(bytes)
      first = false
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => void client.write(bytes))
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      if (frozen) from.pause()
      from.on('error', () => {}) // 'close' follows
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  }

  async function listen(on: number): Promise<void> {
    server = createServer(forward).listen(on, '127.0.0.1')
    await once(server, 'listening')
  }

  async function refuse(): Promise<void> {
    const closed = server === undefined ? undefined : once(server, 'close')
    server?.close()
    server = undefined
    for (const socket of sockets) socket.destroy()
    await closed
  }

  await listen(0)
  const address = (server as unknown as Server).address() as AddressInfo
  const through = new URL(url.replace(/@[^/]+\//, `@127.0.0.1:${address.port}/`))
  return {
    url: through.href,
    startups,
    sent,
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    refuse,
    accept: () => listen(address.port),
    close: refuse,
  }
}

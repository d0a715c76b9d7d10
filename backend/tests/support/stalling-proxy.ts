import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to PostgreSQL whose answers a test can hold back. */
export interface StallingProxy {
  /** The database's URL by way of this proxy. */
  url: string
  /** From now on the server's answers stay here. Resolves when the first of them says that its work is committed. */
  holdBack(): Promise<void>
  close(): Promise<void>
}

/** PostgreSQL's `ReadyForQuery` outside a transaction: what the client sent is committed. */
const COMMITTED = Uint8Array.of(0x5a, 0, 0, 0, 5, 0x49)

export async function startStallingProxy(databaseUrl: string): Promise<StallingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let held: (() => void) | undefined

  const server = createServer((client) => {
    const upstream = connect(addressOf(target))
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      // Either end may break off: the service is killed while it waits.
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => upstream.write(chunk))
    upstream.on('data', (chunk) => {
      if (held === undefined) client.write(chunk)
      else if (Buffer.from(chunk).includes(COMMITTED)) held()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const url = new URL(`postgresql://localhost${target.pathname}`)
  url.username = target.username
  url.password = target.password
  url.hostname = '127.0.0.1'
  url.port = String(portOf(server))
  return {
    url: url.href,
    holdBack: () =>
      new Promise((resolve) => {
        held = resolve
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function addressOf(url: URL) {
  const host = decodeURIComponent(url.hostname)
  const port = Number(url.port || 5432)
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.')
  return address.port
}

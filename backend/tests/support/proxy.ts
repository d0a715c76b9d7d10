import { connect, createServer, type Socket } from 'node:net'

export interface DatabaseProxy {
  /** Returns the URL through the proxy for that of a database. */
  readonly through: (url: string) => string
  /** From now on, `up` passes everything on, `down` refuses and cuts connections, `frozen` passes nothing on. */
  state: 'up' | 'down' | 'frozen'
  /** What clients sent, in order of arrival. */
  readonly sent: Buffer[]
  /** From now on, holds back the server's answers. Resolves when the first of them reports a commit. */
  holdBack(): Promise<void>
  close(): Promise<void>
}

/** PostgreSQL's `ReadyForQuery` outside a transaction: what the client sent is committed. */
const COMMITTED = Uint8Array.of(0x5a, 0, 0, 0, 5, 0x49)

/** Stands between the service and its database, and can be cut or frozen. */
export async function startProxy(): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>()
  const sent: Buffer[] = []
  let state: DatabaseProxy['state'] = 'up'
  let held: (() => void) | undefined
  let open = (): Socket => {
    throw new Error('No database yet.')
  }

  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => {}).on('close', () => sockets.delete(client))
    if (state === 'down') return client.destroy()
    const database = open()
    sockets.add(database)
    database.on('error', () => {}).on('close', () => client.destroy())
    client.on('close', () => database.destroy())
    client.on('data', (bytes: Buffer) => {
      sent.push(bytes)
      if (state === 'up') database.write(bytes)
    })
    database.on('data', (bytes: Buffer) => {
      if (held === undefined) return void (state === 'up' && client.write(bytes))
      if (bytes.includes(COMMITTED)) held()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0

  return {
    through(url) {
      const target = new URL(url)
      // For a unix socket, its directory takes the place of the host.
      const host = decodeURIComponent(target.hostname)
      const targetPort = Number(target.port || 5432)
      open = () =>
        host.startsWith('/') ? connect(`${host}/.s.PGSQL.${targetPort}`) : connect(targetPort, host)
      const proxied = new URL(url)
      proxied.hostname = '127.0.0.1'
      proxied.port = String(port)
      return proxied.href
    },
    sent,
    holdBack: () =>
      new Promise((resolve) => {
        held = resolve
      }),
    get state() {
      return state
    },
    set state(next) {
      state = next
      if (next === 'down') for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

import { Client } from 'pg'
import { NAME } from './cluster.ts'
import { endpointOf, type Route } from './endpoint.ts'
import { codeOf, EmbeddedError } from './errors.ts'

/** A responding server, observed through a connection that stays open until `close`. */
export interface ReadyServer {
  kind: 'ready'
  serverPid: number
  /** The process that started the server. */
  starterPid: number
  /** The process that holds the owner's lock, if any does. */
  holderPid: number | undefined
  /**
   * Tries to take the owner's lock for as long as this connection lives; false if another process holds it or the
   * server is stopping.
   */
  lock(): Promise<boolean>
  /** Resolves when the connection is closed, from either side. */
  ended: Promise<void>
  /** Lets the process exit although the connection is open. */
  unref(): void
  close(): Promise<void>
}

/** `absent`: nobody listens. `busy`: a server is starting, stopping or silent. */
export type ServerState = ReadyServer | { kind: 'absent' } | { kind: 'busy' }

const LOCK = '1685021547, 0' // pg_advisory_lock's two numbers; the first reads 'dock'
const QUERY = `
  SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS server_pid,
         current_setting('docket.owner_pid')::int AS starter_pid,
         (SELECT substring(application_name FROM '\\d+$')::int
            FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE locktype = 'advisory' AND (classid::bigint, objid::bigint) = (${LOCK}) AND granted) AS holder_pid`

interface Answer {
  server_pid: number
  starter_pid: number
  holder_pid: number | null
}

// node-postgres has both; its types lack them.
type Connection = Client & Partial<Record<'ref' | 'unref', () => void>>

/** Checks whether a server runs on the cluster, and whose it is. Takes at most about a second. */
export async function probe(cluster: string, route: Route): Promise<ServerState> {
  const endpoint = await endpointOf(cluster, route)
  if (!endpoint) return { kind: 'absent' }
  const client: Connection = new Client({
    ...endpoint,
    user: NAME,
    database: 'postgres', // so that the lock does not keep the service's database from being replaced
    application_name: `docket owner ${process.pid}`,
    connectionTimeoutMillis: 1000,
    query_timeout: 1000,
  })
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => {}) // 'end' follows, which is what counts
  try {
    await client.connect()
    const answer = (await client.query<Answer>(QUERY)).rows[0]
    if (!answer) throw new Error('no answer')
    return {
      kind: 'ready',
      serverPid: answer.server_pid,
      starterPid: answer.starter_pid,
      holderPid: answer.holder_pid ?? undefined,
      lock: () =>
        client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS got`).then(
          ({ rows }) => rows[0]?.got === true,
          () => false, // the server has just been stopped
        ),
      ended,
      unref: () => client.unref?.(),
      close: async () => {
        client.ref?.()
        await client.end().catch(() => {}) // broken already: as good as closed
      },
    }
  } catch (error) {
    client.end().catch(() => {})
    return judge(error, cluster)
  }
}

function judge(error: unknown, cluster: string): ServerState {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return { kind: 'absent' }
  if (code === 'EACCES') {
    throw new EmbeddedError(
      `The database server in ${cluster} belongs to another user. Run this as the user who started it.`,
    )
  }
  // Unlike "starting up", "shutting down" and the like, these SQL errors do not pass by waiting.
  if (/^(28|42|22|58|XX)/.test(code)) {
    const { message } = error as Error
    throw new EmbeddedError(`The database server in ${cluster} refuses Docket access: ${message}.`, {
      cause: error,
    })
  }
  return { kind: 'busy' }
}

import { randomBytes } from 'node:crypto'
import { Connection } from './connection.ts'
import { DIALECTS, type DialectName, type User } from './dialects.ts'
import { type Scenario, scenarioOf } from './scenarios.ts'

/**
 * The load generator, a process of its own so that its CPU time is not counted for any server: for each `Order` from
 * its parent it keeps `connections` busy, each with one request at a time, and answers with a `Count`.
 */

export interface Order {
  scenario: string
  /** One for each instance of the server; connections are spread over them. */
  ports: number[]
  users: User[]
  connections: number
  /** How long to run, and after how many requests to stop, whichever comes first. */
  seconds: number
  requests?: number
  dialect: DialectName
  /** Whether the server accepts idempotency keys. */
  keys: boolean
}

export interface Count {
  requests: number
  /** From the first request to the last answer, in seconds. */
  seconds: number
  /** Percentiles of the time to answer, in milliseconds. */
  p50: number
  p95: number
  p99: number
  /** Bytes of an answer: status line and headers, and what follows. */
  head: number
  body: number
  errors: number
  firstError: string | undefined
}

const run = randomBytes(6).toString('hex')
let unique = 0
/** Counts the turns of users through all orders, so that no order begins with those of the last one. */
let turns = 0

async function carryOut(order: Order): Promise<Count> {
  const scenario = scenarioOf(order.scenario)
  const { call, follows, inARow = 1 } = scenario
  const users = usersOf(scenario, order.users)
  const ask = DIALECTS[order.dialect]
  const cursor = follows === undefined ? '' : await cursorAfter(order, follows)
  const connections = await Promise.all(
    Array.from({ length: order.connections }, (_, index) =>
      Connection.open(order.ports[index % order.ports.length] ?? 0),
    ),
  )
  const times: number[] = []
  let head = 0
  let body = 0
  let errors = 0
  let firstError: string | undefined
  const start = performance.now()
  const end = start + order.seconds * 1000
  let left = order.requests ?? Number.POSITIVE_INFINITY

  async function keepBusy(connection: Connection): Promise<void> {
    let user = users[0] as User
    // However short the time is, each connection sends at least one request.
    for (let count = 0; left > 0 && (count === 0 || performance.now() < end); count += 1) {
      left -= 1
      unique += 1
      if (count % inARow === 0) {
        user = users[turns % users.length] as User
        turns += 1
      }
      const made = call({ count, unique, cursor })
      const asked = ask(made, user)
      let request = `${asked.method} ${asked.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${asked.headers}`
      if (made.keyed && order.keys) request += `idempotency-key: ${run}-${unique}\r\n`
      // The bodies of the scenarios are ASCII.
      if (asked.body === undefined) request += '\r\n'
      else
        request += `content-type: application/json\r\ncontent-length: ${asked.body.length}\r\n\r\n${asked.body}`
      const sent = performance.now()
      const reply = await connection.send(request)
      times.push(performance.now() - sent)
      head += reply.headBytes
      body += reply.bodyBytes
      if (reply.status >= 200 && reply.status < 300) continue
      errors += 1
      firstError ??= `${asked.method} ${asked.path}: ${reply.status} ${reply.body.slice(0, 500)}`
    }
  }

  try {
    await Promise.all(connections.map(keepBusy))
  } catch (error) {
    errors += 1
    firstError ??= String(error)
  } finally {
    for (const connection of connections) connection.close()
  }
  const seconds = (performance.now() - start) / 1000
  const sorted = Float64Array.from(times).sort()
  const percentile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return {
    requests: sorted.length,
    seconds,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    head: head / sorted.length,
    body: body / sorted.length,
    errors,
    firstError,
  }
}

/** Those of `users` whose turn comes in a scenario. */
function usersOf({ users }: Scenario, all: User[]): User[] {
  const some = typeof users === 'number' ? all.slice(0, users) : all
  if (some.length === 0) throw new Error('Nobody to be.')
  return some
}

/** The cursor of the page after the one at `path`. */
async function cursorAfter({ ports, users }: Order, path: string): Promise<string> {
  const [user] = users
  const response = await fetch(`http://127.0.0.1:${ports[0]}/api/${user?.id}${path}`, {
    headers: { authorization: `Bearer ${user?.token}` },
  })
  const { next_cursor } = (await response.json()) as { next_cursor?: string | null }
  if (!next_cursor) throw new Error(`${path} has no next page: ${response.status}`)
  return next_cursor
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (count) => process.send?.(count),
    (error) => process.send?.({ requests: 0, errors: 1, firstError: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))

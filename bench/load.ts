import { randomBytes } from 'node:crypto'
import { Connection } from './connection.ts'
import { scenarioOf } from './scenarios.ts'

/**
 * The load generator, a process of its own so that its CPU time is not counted for any server: for each `Order` from
 * its parent it keeps `connections` busy, each with its own user and one request at a time, and answers with a `Count`.
 */

export interface User {
  id: string
  token: string
}

export interface Order {
  scenario: string
  port: number
  users: User[]
  connections: number
  /** How long to run, and after how many requests to stop, whichever comes first. */
  seconds: number
  requests?: number
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
  errors: number
  firstError: string | undefined
}

const run = randomBytes(6).toString('hex')
let unique = 0

async function carryOut(order: Order): Promise<Count> {
  const { call, follows } = scenarioOf(order.scenario)
  const cursor = follows === undefined ? '' : await cursorAfter(order, follows)
  const connections = await Promise.all(
    Array.from({ length: order.connections }, () => Connection.open(order.port)),
  )
  const times: number[] = []
  let errors = 0
  let firstError: string | undefined
  const start = performance.now()
  const end = start + order.seconds * 1000
  let left = order.requests ?? Number.POSITIVE_INFINITY

  async function keepBusy(connection: Connection, { id, token }: User): Promise<void> {
    const common = `host: 127.0.0.1:${order.port}\r\nauthorization: Bearer ${token}\r\n`
    // However short the time is, each connection sends at least one request.
    for (let count = 0; left > 0 && (count === 0 || performance.now() < end); count += 1) {
      left -= 1
      unique += 1
      const { method, path, body, keyed } = call({ count, unique, cursor })
      let request = `${method} /api/${id}${path} HTTP/1.1\r\n${common}`
      if (keyed && order.keys) request += `idempotency-key: ${run}-${unique}\r\n`
      // The bodies of the scenarios are ASCII.
      if (body === undefined) request += '\r\n'
      else request += `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
      const sent = performance.now()
      const reply = await connection.send(request)
      times.push(performance.now() - sent)
      if (reply.status >= 200 && reply.status < 300) continue
      errors += 1
      firstError ??= `${method} ${path}: ${reply.status} ${reply.body.slice(0, 500)}`
    }
  }

  try {
    await Promise.all(
      connections.map((connection, index) => {
        const user = order.users[index % order.users.length]
        if (user === undefined) throw new Error('Nobody to be.')
        return keepBusy(connection, user)
      }),
    )
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
    errors,
    firstError,
  }
}

/** The cursor of the page after the one at `path`. */
async function cursorAfter({ port, users }: Order, path: string): Promise<string> {
  const [user] = users
  const response = await fetch(`http://127.0.0.1:${port}/api/${user?.id}${path}`, {
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

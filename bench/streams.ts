import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { User } from './dialects.ts'
import { type Figures, inTurn, medians, type Pace, type Ratios, ratiosOf, window } from './measure.ts'
import { scenarioOf } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { memoryOf } from './usage.ts'

/** What open event streams cost the service: memory, and the time of writes meanwhile. */

export interface Streamed {
  /** The streams whose memory was measured, and their megabytes in all; NaN where the system does not report it. */
  held: { streams: number; megabytes: number }
  /** One user's writes, while streams of other users and of their own are open. */
  write: { others: number; own: number; without: Figures; with: Figures; ratios: Ratios }
}

export interface StreamOptions extends Pace {
  /** Streams whose memory is measured. */
  streams: number
  signal: AbortSignal
}

const OTHERS = 200
const OWN = 2

export async function measureStreams(
  stage: Pick<Stage, 'load' | 'service'>,
  options: StreamOptions,
): Promise<Streamed> {
  const write = await whileStreaming(stage, options)
  return { write, held: await holding(stage, options) }
}

/** Measures one user's patches without streams and with them, in turn. */
async function whileStreaming(
  stage: Pick<Stage, 'load' | 'service'>,
  { rounds, seconds, warmUp, signal }: StreamOptions,
): Promise<Streamed['write']> {
  const { service } = stage
  const scenario = scenarioOf('patch')
  const [writer, ...audience] = service.users
  if (writer === undefined) throw new Error('Nobody writes.')
  const one = { ...service, users: [writer] }
  const patch = (seconds: number) => window(stage, one, { scenario, connections: 1, seconds })
  const withStreams = async (seconds: number): Promise<Figures> => {
    await using streams = await openStreams(service.port, [
      ...Array.from({ length: OTHERS }, (_, index) => audience[index % audience.length] ?? writer),
      ...Array.from({ length: OWN }, () => writer),
    ])
    const figures = await patch(seconds)
    // However short the time was, the streams have sent something of what was written.
    while (streams.bytes() === 0) await sleep(1, undefined, { signal })
    return figures
  }
  await patch(warmUp / 2)
  await withStreams(warmUp / 2)
  const [without = [], streaming = []] = await inTurn({ rounds, signal }, [
    () => patch(seconds),
    () => withStreams(seconds),
  ])
  return {
    others: OTHERS,
    own: OWN,
    without: medians(without),
    with: medians(streaming),
    ratios: ratiosOf(streaming, without),
  }
}

/** The growth in resident memory through open streams, each of which has sent a change. */
async function holding(
  stage: Pick<Stage, 'load' | 'service'>,
  { streams: count, signal }: StreamOptions,
): Promise<Streamed['held']> {
  const { service } = stage
  const { users } = service
  // The same work before both readings, so that uncollected garbage is the same in both.
  const work = () =>
    window(stage, service, {
      // Users come in turn: each one's streams have something to tell.
      scenario: scenarioOf('patch'),
      connections: 50,
      requests: 2 * Math.max(count, users.length),
      seconds: 60,
    })
  await work()
  const before = memoryOf(service.pid).rss
  signal.throwIfAborted()
  await using streams = await openStreams(
    service.port,
    Array.from({ length: count }, (_, index) => users[index % users.length] as User),
  )
  await work()
  const megabytes = memoryOf(service.pid).rss - before
  if (streams.open() < count) throw new Error(`Only ${streams.open()} of ${count} streams stayed open.`)
  return { streams: count, megabytes }
}

interface OpenStreams extends AsyncDisposable {
  open(): number
  /** Bytes received since all were open. */
  bytes(): number
}

/** Opens a stream for each of `users`, who may occur more than once, and waits until all have started. */
async function openStreams(port: number, users: readonly User[]): Promise<OpenStreams> {
  const sockets: Socket[] = []
  let bytes = 0
  // Not all at once: the queue of a listening socket is short.
  for (let first = 0; first < users.length; first += 50) {
    const some = users.slice(first, first + 50).map((user) => openStream(port, user))
    sockets.push(...(await Promise.all(some)))
  }
  for (const socket of sockets) {
    socket.on('data', (chunk) => {
      bytes += chunk.length
    })
  }
  return {
    open: () => sockets.filter(({ destroyed }) => !destroyed).length,
    bytes: () => bytes,
    async [Symbol.asyncDispose]() {
      await Promise.all(
        sockets.map(async (socket) => {
          if (socket.closed) return
          const closed = once(socket, 'close')
          socket.destroy()
          await closed
        }),
      )
    },
  }
}

function openStream(port: number, { id, token }: User): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let head = ''
    const begin = (chunk: Buffer) => {
      head += chunk.toString()
      if (!head.includes('event: ready')) return
      socket.off('data', begin).off('close', lost)
      resolve(socket)
    }
    const lost = () => reject(new Error(`A stream did not open:\n${head}`))
    socket.on('data', begin).on('close', lost)
    socket.on('error', () => {})
    socket.write(`GET /api/${id}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`)
  })
}

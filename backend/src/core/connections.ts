import type {
  Server as HttpServer,
  IncomingMessage,
  RequestListener,
  ServerOptions,
  ServerResponse,
} from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { DocketError } from './errors.ts'
import type { Subrequests } from './subrequests.ts'

/** What one connection may cost: time to send a request, time to take a response, and what waits for it meanwhile. */

/** A filter of the greatest length fits, with each of its characters escaped as twelve. */
const MAX_HEADER = 32 * 1024
/** Milliseconds. */
const LOOK_EVERY = 500
/** Milliseconds for which a server that closes waits for idle connections to be used once more. */
const LAST_USE = 500
const SWEEP_EVERY = 50

type Limits = Config['connections']

/** Options of the HTTP server. Node answers 408 to what does not arrive in time. */
export function serverOptions({ headers }: Limits): ServerOptions {
  return {
    maxHeaderSize: MAX_HEADER,
    headersTimeout: headers,
    connectionsCheckingInterval: LOOK_EVERY,
    // Node would refuse it without a body: `refuseUnfitRequests` does.
    requireHostHeader: false,
  }
}

/**
 * Has `app` listen at each of `addresses`, at one port. Its own further servers, which Fastify makes for `localhost`,
 * would lack what is attached to the first: connections to the others are handed to that one instead.
 * @returns what ends the listening at the others; `app.close` ends that at the first
 */
export async function listenAt(
  app: FastifyInstance,
  [first, ...others]: string[],
  port: number,
): Promise<() => void> {
  await app.listen({ port, ...(first === undefined ? {} : { host: first }) })
  const taken = app.server.address() as AddressInfo
  const further: Server[] = []
  for (const host of others) {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      app.server.emit('connection', socket)
    })
    further.push(server)
    // An address that cannot be used is done without, as Fastify does.
    await new Promise<void>((resolve) => {
      server.once('error', () => resolve()).listen({ port: taken.port, host }, resolve)
    })
  }
  return () => {
    for (const server of further) server.close()
  }
}

/**
 * Closes `app` so that a proxy loses no request: whatever still comes on an open connection is answered, with
 * `Connection: close`. Node would cut off idle connections at once, on which a proxy may be sending at that moment.
 */
export async function closeGently(app: FastifyInstance): Promise<void> {
  const { server } = app
  const closeIdle = server.closeIdleConnections.bind(server)
  server.closeIdleConnections = () => {}
  let sweeping: NodeJS.Timeout | undefined
  const waiting = setTimeout(() => {
    closeIdle()
    // A connection that was busy until now is idle once its response is sent.
    sweeping = setInterval(closeIdle, SWEEP_EVERY)
  }, LAST_USE)
  await app.close()
  clearTimeout(waiting)
  clearInterval(sweeping)
}

/** Refuses requests that Node's server would answer without a body. */
export function refuseUnfitRequests(app: FastifyInstance, subrequests: Subrequests): void {
  // Node emits this for every expectation but `100-continue`.
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response)
  })
  app.addHook('onRequest', (request, _, done) => {
    if (subrequests.has(request.raw)) return done()
    const { headers, httpVersion } = request.raw
    const refuse = (status: number, detail: string) =>
      done(new DocketError('VALIDATION_ERROR', detail, { status, headers: { connection: 'close' } }))
    if (headers.host === undefined && httpVersion === '1.1') {
      return refuse(400, 'The request must have the header "Host".')
    }
    if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
      return refuse(417, 'The only expectation that this server meets is "Expect: 100-continue".')
    }
    done()
  })
}

/** The connections of a server, and what waits on them for their clients. */
export class OpenConnections {
  readonly #limits: Limits
  /** With their responses, in the order of requests; finished ones leave with the next request. */
  readonly #open = new Map<Socket, ServerResponse[]>()
  /** Bytes that clients had taken at the last look. */
  #taken = new Map<Socket, number>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether part of a response was already sent on this connection: nothing else can be said on it then. */
  hasBegun(socket: Socket): boolean {
    return this.#unfinished(socket).some((response) => response.headersSent)
  }

  /** Disconnects clients of `server` that do not take their responses. */
  watch(server: HttpServer, log: FastifyBaseLogger): void {
    server.on('connection', (socket: Socket) => {
      this.#open.set(socket, [])
      socket.once('close', () => this.#open.delete(socket))
    })
    // Runs for every request: a listener for its end, and a timer on its connection, would be felt.
    const note: RequestListener = ({ socket }, response) => {
      const responses = this.#open.get(socket)
      while (responses?.[0]?.writableFinished) responses.shift()
      responses?.push(response)
    }
    server.prependListener('request', note)
    // Also when Node's own time for idle connections is over.
    server.on('timeout', (socket: Socket) => {
      // The service itself may be at work.
      if (socket.writableLength === 0 && this.#unfinished(socket).length > 0) return
      socket.destroy()
    })
    server.once('listening', () => {
      const looking = setInterval(() => this.#look(log), LOOK_EVERY).unref()
      server.once('close', () => clearInterval(looking))
    })
  }

  #unfinished(socket: Socket): ServerResponse[] {
    return this.#open.get(socket)?.filter((response) => !response.writableFinished) ?? []
  }

  #look(log: FastifyBaseLogger): void {
    const waiting: Waiting[] = []
    for (const socket of this.#open.keys()) {
      const bytes = this.#unfinished(socket).reduce((sum, response) => sum + response.writableLength, 0)
      if (bytes === 0) continue
      waiting.push({ socket, bytes })
      // From now on: Node counts as progress what the system takes of a write.
      if (socket.timeout !== this.#limits.response) socket.setTimeout(this.#limits.response)
    }
    this.#relieve(waiting, log)
  }

  /**
   * Under pressure there is no time to wait: those who took nothing since the last look go first, the largest ahead.
   */
  #relieve(waiting: readonly Waiting[], log: FastifyBaseLogger): void {
    let excess = waiting.reduce((sum, { bytes }) => sum + bytes, 0) - this.#limits.unread
    const before = this.#taken
    this.#taken = new Map(excess <= 0 ? [] : waiting.map(({ socket }) => [socket, takenOf(socket)]))
    const stuck = waiting
      .filter(({ socket }) => before.get(socket) === takenOf(socket))
      .sort((one, other) => other.bytes - one.bytes)
    let disconnected = 0
    for (const { socket, bytes } of stuck) {
      if (excess <= 0) break
      excess -= bytes
      socket.destroy()
      disconnected += 1
    }
    if (disconnected > 0) log.warn({ disconnected }, 'clients did not take their responses')
  }
}

interface Waiting {
  socket: Socket
  /** Of its responses, not yet taken by the system. */
  bytes: number
}

const takenOf = (socket: Socket): number => socket.bytesWritten - socket.writableLength

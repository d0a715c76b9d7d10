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

/** The responses that are not yet taken by their clients. */
export class OpenResponses {
  readonly #limits: Limits
  readonly #open = new Set<ServerResponse>()
  /** Bytes that each response's client had taken at the last look. */
  #taken = new Map<ServerResponse, number>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether part of a response was already sent on this connection: nothing else can be said on it then. */
  hasBegun(socket: Socket): boolean {
    return this.#on(socket).some((response) => response.headersSent)
  }

  /** Disconnects clients of `server` that do not take their responses. */
  watch(server: HttpServer, log: FastifyBaseLogger): void {
    const note: RequestListener = (_, response) => {
      this.#open.add(response)
      response.once('close', () => this.#open.delete(response))
    }
    server.prependListener('request', note)
    // Neither sent nor received anything for so long; Node counts a write as progress when the system takes part of it.
    server.setTimeout(this.#limits.response, (socket: Socket) => {
      // The service itself may be at work.
      if (socket.writableLength === 0 && this.#on(socket).length > 0) return
      socket.destroy()
    })
    server.once('listening', () => {
      const looking = setInterval(() => this.#look(log), LOOK_EVERY).unref()
      server.once('close', () => clearInterval(looking))
    })
  }

  #on(socket: Socket): ServerResponse[] {
    return [...this.#open].filter((response) => response.req.socket === socket && !response.writableFinished)
  }

  /** Under pressure there is no time to wait: those who took nothing since the last look go first, the largest ahead. */
  #look(log: FastifyBaseLogger): void {
    let waiting = 0
    for (const response of this.#open) waiting += response.writableLength
    const before = this.#taken
    this.#taken = new Map()
    if (waiting <= this.#limits.unread) return
    this.#taken = new Map([...this.#open].map((response) => [response, takenOf(response)]))
    const stuck = [...this.#open]
      .filter((response) => response.writableLength > 0 && before.get(response) === takenOf(response))
      .sort((one, other) => other.writableLength - one.writableLength)
    let disconnected = 0
    for (const response of stuck) {
      if (waiting <= this.#limits.unread) break
      waiting -= response.writableLength
      response.req.socket.destroy()
      disconnected += 1
    }
    if (disconnected > 0) log.warn({ disconnected }, 'clients did not take their responses')
  }
}

const takenOf = ({ req: { socket } }: ServerResponse): number => socket.bytesWritten - socket.writableLength

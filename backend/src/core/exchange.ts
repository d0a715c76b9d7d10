import { EventEmitter } from 'node:events'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/**
 * An in-process request and its response: the parts of Node's objects that Fastify needs for a route that takes and
 * returns JSON. The objects that `inject` uses in tests cost three times as much, because they are real streams.
 */

export interface Ask {
  method: string
  url: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** JSON; undefined for none. */
  body: string | undefined
}

export interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  /** Empty if there is no body. */
  payload: string
}

/** Has `handle`, Fastify's `routing`, answer a request. */
export function exchange(
  { method, url, headers, body }: Ask,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Answer> {
  return new Promise((resolve) => {
    const bytes = body === undefined ? undefined : Buffer.from(body)
    const request = new Request(method, url, headers, bytes) as unknown
    const response = new Response(resolve) as unknown
    handle(request as IncomingMessage, response as ServerResponse)
  })
}

class Request extends EventEmitter {
  readonly httpVersion = '1.1'
  readonly httpVersionMajor = 1
  readonly httpVersionMinor = 1
  readonly socket = new EventEmitter()
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly #body: Buffer | undefined

  constructor(method: string, url: string, headers: Record<string, string>, body: Buffer | undefined) {
    super()
    this.method = method
    this.url = url
    this.#body = body
    const described = { 'content-type': 'application/json', 'content-length': String(body?.length) }
    this.headers = body === undefined ? headers : { ...headers, ...described }
  }

  /** Called by Fastify once it listens for the body. */
  resume(): this {
    // Deferred, so that other work gets its turn between two operations.
    setImmediate(() => {
      if (this.#body !== undefined) this.emit('data', this.#body)
      this.emit('end')
    })
    return this
  }
}

class Response extends EventEmitter {
  statusCode = 200
  headersSent = false
  writableEnded = false
  readonly destroyed = false
  readonly #headers: OutgoingHttpHeaders = {}
  readonly #answered: (answer: Answer) => void

  constructor(answered: (answer: Answer) => void) {
    super()
    this.#answered = answered
  }

  getHeaders(): OutgoingHttpHeaders {
    return this.#headers
  }

  getHeader(name: string) {
    return this.#headers[name.toLowerCase()]
  }

  hasHeader(name: string): boolean {
    return this.getHeader(name) !== undefined
  }

  setHeader(name: string, value: string): this {
    this.#headers[name.toLowerCase()] = value
    return this
  }

  removeHeader(name: string): void {
    delete this.#headers[name.toLowerCase()]
  }

  writeHead(status: number, headers: OutgoingHttpHeaders): this {
    this.statusCode = status
    for (const [name, value] of Object.entries(headers)) this.#headers[name.toLowerCase()] = value
    this.headersSent = true
    return this
  }

  end(payload?: string | Buffer | null): this {
    this.headersSent = true
    this.writableEnded = true
    this.#answered({ status: this.statusCode, headers: this.#headers, payload: String(payload ?? '') })
    this.emit('finish')
    this.emit('close')
    return this
  }
}

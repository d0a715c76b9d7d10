import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  /** Only for an answer that is not 2xx. */
  body: string
  /** Bytes of the status line with all headers, and of what follows them. */
  headBytes: number
  bodyBytes: number
}

interface Waiting {
  resolve(reply: Reply): void
  reject(error: Error): void
}

const CHUNKS_END = Buffer.from('\r\n0\r\n\r\n')
const EMPTY_CHUNKS = Buffer.from('0\r\n\r\n')

/**
 * One kept-alive HTTP/1.1 connection that sends one request at a time and looks no further into an answer than where
 * it ends: on few cores, an expensive client would slow down what it measures.
 */
export class Connection {
  readonly #socket: Socket
  #waiting: Waiting | undefined
  #head: Buffer = Buffer.alloc(0)
  #status = 0
  /** Of the body; undefined if it comes in chunks. */
  #length: number | undefined
  #headBytes = 0
  #bodyBytes = 0
  #isInBody = false
  #tail: Buffer = Buffer.alloc(0)
  #body = ''

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new Connection(socket))
      })
    })
  }

  /** @param request the whole request as it goes over the wire, in UTF-8 */
  send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('The server closed the connection.'))
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    if (this.#isInBody) {
      this.#take(chunk)
      return
    }
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) {
      this.#head = head
      return
    }
    this.#head = Buffer.alloc(0)
    const lines = head.toString('latin1', 0, end)
    this.#status = Number(lines.slice(9, 12))
    const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1]
    const isChunked = /\r\ntransfer-encoding: chunked/i.test(lines)
    if (length === undefined && !isChunked && this.#status !== 204) {
      this.#fail(new Error(`The answer does not tell its length:\n${lines}`))
      return
    }
    this.#length = isChunked ? undefined : Number(length ?? 0)
    this.#headBytes = end + 4
    this.#bodyBytes = 0
    this.#tail = Buffer.alloc(0)
    this.#body = ''
    this.#isInBody = true
    this.#take(head.subarray(end + 4))
  }

  #take(chunk: Buffer): void {
    if (this.#status >= 300) this.#body += chunk.toString()
    this.#bodyBytes += chunk.length
    if (!this.#isComplete(chunk)) return
    this.#isInBody = false
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({
      status: this.#status,
      body: this.#body,
      headBytes: this.#headBytes,
      bodyBytes: this.#bodyBytes,
    })
  }

  /** Whether the body has come to its end with this part of it. */
  #isComplete(chunk: Buffer): boolean {
    if (this.#length !== undefined) return this.#bodyBytes >= this.#length
    // Only the end is looked at: JSON has no line breaks of its own there.
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-CHUNKS_END.length)
    return this.#tail.equals(CHUNKS_END) || (this.#bodyBytes === 5 && this.#tail.equals(EMPTY_CHUNKS))
  }

  #fail(error: Error): void {
    this.#socket.destroy()
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

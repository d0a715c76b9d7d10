import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  /** Only for an answer that is not 2xx. */
  body: string
}

interface Waiting {
  resolve(reply: Reply): void
  reject(error: Error): void
}

/**
 * One kept-alive HTTP/1.1 connection that sends one request at a time and looks no further into an answer than where
 * it ends: on few cores, an expensive client would slow down what it measures.
 */
export class Connection {
  readonly #socket: Socket
  #waiting: Waiting | undefined
  #head: Buffer = Buffer.alloc(0)
  #status = 0
  #missing = 0
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
    if (this.#missing > 0) {
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
    const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1]
    this.#status = Number(lines.slice(9, 12))
    if (length === undefined && this.#status !== 204) {
      this.#fail(new Error(`The answer has no content-length:\n${lines}`))
      return
    }
    this.#missing = Number(length ?? 0)
    this.#body = ''
    this.#take(head.subarray(end + 4))
  }

  #take(chunk: Buffer): void {
    if (this.#status >= 300) this.#body += chunk.toString()
    this.#missing -= chunk.length
    if (this.#missing > 0) return
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: this.#status, body: this.#body })
  }

  #fail(error: Error): void {
    this.#socket.destroy()
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

import type { Worker } from 'node:cluster'

/** A connection that the primary has accepted. */
interface Connection {
  close(...args: unknown[]): void
}

type Send = (message: unknown, connection?: Connection, ...rest: unknown[]) => boolean

/** Who has been handed a connection and not taken it yet; it is closed here once it is taken. */
export class Handed {
  readonly #to = new Map<Connection, Worker>()

  /**
   * Follows what is handed to `worker`. Node forgets connections that a worker dies with before it has taken them: they
   * would stay open, and their clients wait for an answer. They are closed.
   */
  watch(worker: Worker): void {
    const process = worker.process as unknown as { send: Send }
    const send = process.send.bind(worker.process)
    process.send = (message, connection, ...rest) => {
      if (typeof connection?.close === 'function') this.#note(connection, worker)
      return send(message, connection, ...rest)
    }
    worker.once('exit', () => {
      for (const [connection, to] of this.#to) if (to === worker) connection.close()
    })
  }

  #note(connection: Connection, worker: Worker): void {
    // One that a worker refused, as it was stopping, is handed to another.
    const isKnown = this.#to.has(connection)
    this.#to.set(connection, worker)
    if (isKnown) return
    const close = connection.close
    connection.close = (...args) => {
      this.#to.delete(connection)
      close.apply(connection, args)
    }
  }
}

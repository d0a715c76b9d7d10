/** Calls between processes, in both directions, as JSON. Those of one turn of the event loop are sent together. */

/** What a process is to another: `process` in a child, and the child's handle in its parent. */
export interface Port {
  send?(message: object, sent: (error: Error | null) => void): unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'disconnect', listener: () => void): unknown
}

type Method = (...args: never[]) => unknown
type Methods<Names> = { [Name in keyof Names]: Method }
type Run = (...args: unknown[]) => unknown

interface Call {
  /** Null if no answer is wanted. */
  id: number | null
  name: string
  args: unknown[]
}

interface Answer {
  id: number
  result?: unknown
  error?: string
}

interface Message {
  calls: Call[]
  answers: Answer[]
}

/** The other end is gone, or going. */
export class Disconnected extends Error {
  override name = 'Disconnected'
}

/** One end: it carries out what the other calls of `Mine`, and calls what the other has of `Theirs`. */
export class Peer<Mine extends Methods<Mine>, Theirs extends Methods<Theirs>> {
  readonly #port: Port
  readonly #methods: Record<string, Run>
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  #next = 0
  #open = true
  #outgoing: Message = { calls: [], answers: [] }
  #isPlanned = false

  constructor(port: Port, methods: Mine) {
    this.#port = port
    this.#methods = methods as unknown as Record<string, Run>
    port.on('message', (message) => this.#receive(message as Partial<Message>))
    port.once('disconnect', () => this.#close())
  }

  /** @throws Disconnected, or an error with the other's message */
  call<Name extends keyof Theirs & string>(
    name: Name,
    ...args: Parameters<Theirs[Name]>
  ): Promise<Awaited<ReturnType<Theirs[Name]>>> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    if (this.#open) {
      this.#next += 1
      this.#waiting.set(this.#next, { resolve, reject })
      this.#outgoing.calls.push({ id: this.#next, name, args })
      this.#plan()
    } else reject(new Disconnected())
    return promise as Promise<Awaited<ReturnType<Theirs[Name]>>>
  }

  /** Calls without waiting for an answer; nobody learns whether it arrives. */
  tell<Name extends keyof Theirs & string>(name: Name, ...args: Parameters<Theirs[Name]>): void {
    this.#outgoing.calls.push({ id: null, name, args })
    this.#plan()
  }

  #plan(): void {
    if (this.#isPlanned) return
    this.#isPlanned = true
    setImmediate(() => {
      const message = this.#outgoing
      this.#outgoing = { calls: [], answers: [] }
      this.#isPlanned = false
      // `disconnect` tells what was not sent.
      if (this.#open) this.#port.send?.(message, () => {})
    })
  }

  /** Node itself sends other messages on it (`--watch`). */
  #receive({ calls = [], answers = [] }: Partial<Message>): void {
    for (const { id, result, error } of answers) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) waiting?.resolve(result)
      else waiting?.reject(new Error(error))
    }
    for (const { id, name, args } of calls) this.#carryOut(id, name, args)
  }

  #carryOut(id: number | null, name: string, args: unknown[]): void {
    const answer = (outcome: { result?: unknown; error?: string }) => {
      if (id === null) return
      this.#outgoing.answers.push({ id, ...outcome })
      this.#plan()
    }
    const fail = (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) })
    try {
      const result = this.#methods[name]?.(...args)
      if (result instanceof Promise) result.then((settled) => answer({ result: settled }), fail)
      else answer({ result })
    } catch (error) {
      fail(error)
    }
  }

  #close(): void {
    this.#open = false
    for (const { reject } of this.#waiting.values()) reject(new Disconnected())
    this.#waiting.clear()
  }
}

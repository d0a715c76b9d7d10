import type { ServerResponse } from 'node:http'
import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { begin, type Ending, end, type Frame, HEARTBEAT, moved } from './frames.ts'

/** Milliseconds that a client has to take the last event before it is cut off. */
const LAST_WORDS = 1000

/**
 * The event stream of one client. At most one piece waits for a client that does not read: a full stream is given no
 * more until it has drained.
 */
export class Stream {
  readonly actor: Actor
  /** The last change that was written to it, or skipped because the client may not see it. */
  cursor: number
  /** Whether the log is being read for this stream alone. */
  catchingUp = false
  readonly #response: ServerResponse
  readonly #clock: Clock
  /** The last revision that the client knows of. */
  #known: number
  #ended = false
  /** Settles when there is room again; undefined while there is. */
  #drained: PromiseWithResolvers<void> | undefined
  /** Whether it was already full at the last heartbeat. */
  #stuck = false

  /** @param cursor the revision after which its changes start */
  constructor(response: ServerResponse, actor: Actor, cursor: number, clock: Clock) {
    this.#response = response
    this.#clock = clock
    this.actor = actor
    this.cursor = cursor
    this.#known = cursor
    response.on('drain', () => this.#release())
    // The socket broke during a write: `close` follows.
    response.on('error', () => {})
    response.once('close', () => {
      this.#ended = true
      this.#release()
    })
    this.#write(begin(cursor))
  }

  get ended(): boolean {
    return this.#ended
  }

  get full(): boolean {
    return this.#drained !== undefined
  }

  /** Settles when there is room, or when there never will be. */
  drained(): Promise<void> {
    return this.#drained?.promise ?? Promise.resolve()
  }

  /** Writes those of `frames` that come after `cursor` and that the client may see. There must be room. */
  take(frames: readonly Frame[]): void {
    if (this.endIfExpired()) return
    const { kind, id, scopes } = this.actor
    let text = ''
    let revoked = false
    for (const { revision, scope, revokedKey, text: event } of frames) {
      if (revision <= this.cursor) continue
      this.cursor = revision
      revoked = kind === 'api_key' && revokedKey === id
      if (revoked) break
      if (scope === undefined || !scopes.has(scope)) continue
      this.#known = revision
      text += event
    }
    if (text !== '') this.#write(text)
    if (revoked) this.end('revoked')
  }

  /** Sends a heartbeat; cuts off a client that has read nothing since the last one. */
  beat(): void {
    if (this.#ended) return
    if (this.full) {
      if (this.#stuck) this.#cut()
      this.#stuck = true
      return
    }
    this.#write(this.#known < this.cursor ? moved(this.cursor) : HEARTBEAT)
    this.#known = this.cursor
  }

  /** @returns whether it has ended */
  endIfExpired(): boolean {
    const { expires } = this.actor
    if (expires !== undefined && expires <= this.#clock().getTime()) this.end('expired')
    return this.#ended
  }

  end(reason: Ending): void {
    if (this.#ended) return
    this.#ended = true
    this.#response.end(end(reason))
    const timer = setTimeout(() => this.#response.destroy(), LAST_WORDS).unref()
    this.#response.once('close', () => clearTimeout(timer))
    this.#release()
  }

  #cut(): void {
    this.#ended = true
    this.#response.destroy()
    this.#release()
  }

  #write(text: string): void {
    if (this.#ended || this.#response.write(text)) return
    this.#drained ??= Promise.withResolvers()
  }

  #release(): void {
    this.#stuck = false
    this.#drained?.resolve()
    this.#drained = undefined
  }
}

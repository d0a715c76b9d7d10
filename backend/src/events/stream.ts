import type { ServerResponse } from 'node:http'
import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import type { Position } from './cursor.ts'
import { begin, changed, type Ending, end, type Form, type Frame, HEARTBEAT, moved } from './frames.ts'

/** Milliseconds that a client has to take the last event before it is cut off. */
const LAST_WORDS = 1000

/** Where the changes of a workspace start. */
export interface Start {
  /** In that workspace. */
  actor: Actor
  /** The revision after which they start. */
  since: number
}

/**
 * The event stream of one client, with a part for each workspace. At most one piece waits for a client that does not
 * read: a full stream is given no more until it has drained.
 */
export class Stream {
  readonly actor: Actor
  readonly form: Form
  /** Those that have ended, too: their positions stay in the ids, unless they are gone. */
  #parts: Part[]
  readonly #response: ServerResponse
  readonly #clock: Clock
  #ended = false
  /** Whether changes were skipped since the last id. */
  #isAhead = false
  #turn: Promise<void> = Promise.resolve()
  /** Settles when there is room again; undefined while there is. */
  #drained: PromiseWithResolvers<void> | undefined
  /** Whether it was already full at the last heartbeat. */
  #stuck = false

  /** @param starts the workspaces whose changes it has */
  constructor(
    response: ServerResponse,
    actor: Actor,
    { starts, form, clock }: { starts: readonly Start[]; form: Form; clock: Clock },
  ) {
    this.#response = response
    this.#clock = clock
    this.actor = actor
    this.form = form
    this.#parts = starts.map((start) => new Part(this, start))
    response.on('drain', () => this.#release())
    // The socket broke during a write: `close` follows.
    response.on('error', () => {})
    response.once('close', () => this.#over())
    this.#write(begin(this.#id(), form.ready(this.#parts)))
  }

  get parts(): readonly Part[] {
    return this.#parts
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

  /** Runs `work` for one part after the other, so that a client costs no more reads at once with many workspaces. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {}) // whoever waits for `done` handles it
    return done
  }

  /** The ids of a part's changes by revision, as long as no other part is written to. */
  idsFor(part: Part): (revision: number) => string {
    return this.form.ids(
      part,
      this.#parts.filter((other) => other !== part),
    )
  }

  /** Writes a part's changes; the part has moved on by these and others that are not shown. */
  say(text: string, isAhead: boolean): void {
    if (text !== '') this.#write(text)
    this.#isAhead = isAhead || (this.#isAhead && text === '')
  }

  /** Sends a heartbeat; cuts off a client that has read nothing since the last one. */
  beat(): void {
    if (this.#ended) return
    if (this.full) {
      if (this.#stuck) this.#cut()
      this.#stuck = true
      return
    }
    this.#write(this.#isAhead ? moved(this.#id()) : HEARTBEAT)
    this.#isAhead = false
  }

  /** @returns whether it has ended */
  endIfExpired(): boolean {
    const { expires } = this.actor
    if (expires !== undefined && expires <= this.#clock().getTime()) this.end('expired')
    return this.#ended
  }

  end(reason: Ending): void {
    if (this.#ended) return
    this.#over()
    this.#response.end(end(reason))
    const timer = setTimeout(() => this.#response.destroy(), LAST_WORDS).unref()
    this.#response.once('close', () => clearTimeout(timer))
  }

  /** Says that workspaces have ended for this client, and ends with the last of them. */
  close(workspaces: readonly string[], reason: Ending): void {
    if (this.#ended || workspaces.length === 0) return
    const { closed } = this.form
    if (closed !== undefined) for (const id of workspaces) this.#write(closed(id, reason))
    // The client begins anew there, so its position is of no use.
    if (reason === 'gone') {
      this.#parts = this.#parts.filter(({ workspaceId }) => !workspaces.includes(workspaceId))
    }
    if (this.#parts.every(({ ended }) => ended)) this.end(reason)
  }

  #id(): string {
    const [first] = this.#parts
    return first === undefined ? '' : this.idsFor(first)(first.cursor)
  }

  #cut(): void {
    this.#over()
    this.#response.destroy()
  }

  #over(): void {
    this.#ended = true
    for (const part of this.#parts) part.leave()
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

/** The changes of one workspace on a stream. */
export class Part implements Position {
  readonly stream: Stream
  readonly actor: Actor
  /** The last change that was written to it, or skipped because the client may not see it. */
  cursor: number
  /** Whether the log is being read for this part alone. */
  catchingUp = false
  /** Called once, when it has ended. */
  onEnd: () => void = () => {}
  #ended = false

  constructor(stream: Stream, { actor, since }: Start) {
    this.stream = stream
    this.actor = actor
    this.cursor = since
  }

  get workspaceId(): string {
    return this.actor.workspaceId
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Writes those of `frames` that come after `cursor` and that the client may see. There must be room. */
  take(frames: readonly Frame[]): void {
    const { stream } = this
    if (this.#ended || stream.endIfExpired()) return
    const { kind, id, scopes } = this.actor
    const idOf = stream.idsFor(this)
    let text = ''
    let isAhead = false
    let revoked = false
    for (const { revision, scope, revokedKey, data } of frames) {
      if (revision <= this.cursor) continue
      this.cursor = revision
      revoked = kind === 'api_key' && revokedKey === id
      if (revoked) break
      isAhead = scope === undefined || !scopes.has(scope)
      if (!isAhead) text += changed(idOf(revision), stream.form.change(this.workspaceId, data))
    }
    stream.say(text, isAhead)
    if (revoked) stream.end('revoked')
  }

  end(reason: Ending): void {
    if (this.#ended) return
    this.leave()
    this.stream.close([this.workspaceId], reason)
  }

  /** Ends it without a word. */
  leave(): void {
    if (this.#ended) return
    this.#ended = true
    this.onEnd()
  }
}

import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import type { Ask } from '../core/exchange.ts'
import type { Limiter } from '../core/limits.ts'
import type { Database } from '../database/connection.ts'
import { UnusableArguments } from '../mcp/model/unusable.ts'
import { type Outcome, perform, refused } from './calling.ts'
import { readRevision } from './crud/log.ts'
import { type AnswerState, saveAnswer } from './crud/messages.ts'
import type { BegunTurn } from './crud/turns.ts'
import { begun, callId, fit, type KeptCall, shownCall } from './model/calls.ts'
import type { Caller, Tools } from './model/tools.ts'
import type { Called, Toolbox } from './model/turn.ts'
import type { ToolCall } from './schemas.ts'

/** What an answer needs from the service. */
export interface AssistantServices {
  db: Database
  clock: Clock
  limiter: Limiter
  tools: Tools
}

/** Receives an answer while it is produced. */
export interface Listener {
  text(delta: string): void
  call(call: ToolCall): void
}

/** Most characters of one answer. */
const LONGEST = 16_000
/** Most calls of one answer. */
const MOST_CALLS = 20

/** Ends an answer that exceeds its limits: what was said and done by then stays. */
export class AnswerLimitExceeded extends Error {
  override name = 'AnswerLimitExceeded'
}

/** An answer in progress: whatever is said or done is shown at once, and saved at each call. */
export class Answering {
  readonly state: AnswerState & { calls: KeptCall[] } = {
    content: '',
    calls: [],
    status: 'running',
    answeredBy: 'reader',
    notice: null,
    remembered: null,
    tokensIn: 0,
    tokensOut: 0,
  }
  readonly turn: BegunTurn
  readonly #services: AssistantServices
  readonly #actor: Actor
  readonly #listener: Listener

  constructor(services: AssistantServices, actor: Actor, turn: BegunTurn, listener: Listener) {
    this.#services = services
    this.#actor = actor
    this.turn = turn
    this.#listener = listener
  }

  /** Whether nothing has been said or done yet. */
  get isNew(): boolean {
    return this.state.content === '' && this.state.calls.length === 0
  }

  /** @throws AnswerLimitExceeded */
  say(text: string): void {
    // PostgreSQL cannot store NUL, and nobody can read half a character.
    const readable = text.replaceAll('\0', '').toWellFormed()
    const delta = readable.slice(0, LONGEST - this.state.content.length)
    if (delta !== '') {
      this.state.content += delta
      this.#listener.text(delta)
    }
    if (delta.length < readable.length) throw new AnswerLimitExceeded('The answer is too long.')
  }

  /** @throws DocketError CONFLICT when the lease of the conversation is lost, or the conversation is gone */
  save(): Promise<void> {
    return saveAnswer(this.#actor.workspaceId, this.#services.db, this.turn, this.state)
  }

  /** The tools, acting for `caller`. */
  toolbox(caller: Caller, signal: AbortSignal): Toolbox {
    const ready = this.#services.tools.all()
    return {
      tools: ready.map(({ shown: { name, description = '', inputSchema } }) => ({
        name,
        description,
        inputSchema,
      })),
      call: async (name, args) => {
        signal.throwIfAborted()
        if (this.state.calls.length >= MOST_CALLS) throw new AnswerLimitExceeded('Too many calls.')
        const place = this.state.calls.length
        const ofUse = fit(args)
        const call = begun(callId(this.turn.messageId, place), name, ofUse ? args : {})
        const outcome = ofUse
          ? await this.#try(caller, call, place)
          : refused(call, 'The arguments are too long, or nest too deep.')
        await this.#put(place, outcome.call)
        return { call: shownCall(outcome.call), result: outcome.result } satisfies Called
      },
    }
  }

  async #try(caller: Caller, call: KeptCall, place: number): Promise<Outcome> {
    const ask = this.#askOf(call)
    if (typeof ask === 'string') return refused(call, ask)
    const { db, limiter, clock } = this.#services
    const verdict = await limiter.take(this.#actor.userId, clock().getTime())
    if (!verdict.allowed) return refused(call, `Too many requests. Try again in ${verdict.reset} s.`)
    const running = { ...call, since: await readRevision(this.#actor.workspaceId, db) }
    // Saved before it is executed: after a crash, the next request finds out from it what was done.
    await this.#put(place, running)
    return await perform(this.#services, caller, ask, running)
  }

  /** The request that a call stands for, or the reason why there is none. */
  #askOf({ name, arguments: args }: KeptCall): Ask | string {
    const tool = this.#services.tools.all().find(({ shown }) => shown.name === name)
    if (tool === undefined) return `There is no tool ${JSON.stringify(name.slice(0, 100))}.`
    try {
      return tool.requestOf(args)
    } catch (error) {
      if (error instanceof UnusableArguments) return error.message
      throw error
    }
  }

  async #put(place: number, call: KeptCall): Promise<void> {
    this.state.calls[place] = call
    this.#listener.call(shownCall(call))
    await this.save()
  }
}

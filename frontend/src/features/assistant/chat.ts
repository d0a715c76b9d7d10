import {
  type ChatRequest,
  type ChatResponse,
  type Docket,
  DocketProblem,
  type ToolCall,
  Unreachable,
} from '@docket/sdk'
import { locale } from '../../i18n/locale.ts'

/** A user's message and the answer so far, until both are in the service's list of messages. */
export interface Turn {
  /** The idempotency key: sent again with the same body, nothing is done twice. */
  readonly key: string
  readonly body: ChatRequest
  /** When it was first sent: milliseconds since 1970. */
  readonly at: number
  readonly state: 'running' | 'failed' | 'over'
  /** The id of the answer, once it has started. */
  readonly messageId: number | null
  readonly text: string
  readonly calls: readonly ToolCall[]
  readonly answer: ChatResponse | null
  /** Why it failed. */
  readonly error: Error | null
}

/** A conversation's id; null for one that has not started. */
export type ConversationKey = number | null

/** What a window remembers of its conversations while it is open. */
export interface ChatState {
  readonly conversation: ConversationKey
  readonly turns: ReadonlyMap<ConversationKey, Turn>
  readonly drafts: ReadonlyMap<ConversationKey, string>
}

/** The part that outlives a reload. */
export interface Stored {
  conversation: ConversationKey
  drafts: [ConversationKey, string][]
  /** Turns whose answer is not complete. */
  turns: [ConversationKey, Pick<Turn, 'key' | 'body' | 'at' | 'messageId'>][]
}

export interface ChatOptions {
  docket: Pick<Docket, 'chat'>
  /** What the user says there is about it. */
  workspaceId: string
  newKey: () => string
  /** What was stored; undefined for nothing. */
  stored: Stored | undefined
  keep(stored: Stored): void
  /** Called when the service has something new in a conversation. */
  onNews(): void
  onFailure(error: Error): void
}

/** The error of a turn during which the page was left. */
export class Interrupted extends Unreachable {
  constructor() {
    super('The page was left.')
  }
}

/** Milliseconds for which the service remembers a key. */
const KEY_LASTS = 24 * 60 * 60 * 1000

/** The turns of this window, one per conversation. They continue while the panel is closed. */
export class Chat {
  readonly #options: ChatOptions
  readonly #listeners = new Set<() => void>()
  readonly #running = new Map<string, AbortController>()
  #state: ChatState
  #stored = ''
  #isClosed = false

  constructor(options: ChatOptions) {
    this.#options = options
    const { conversation = null, drafts = [], turns = [] } = options.stored ?? {}
    const state = {
      conversation,
      turns: new Map<ConversationKey, Turn>(),
      drafts: new Map<ConversationKey, string>(drafts),
    }
    for (const [of, stored] of turns) {
      const isForgotten = Date.now() - stored.at > KEY_LASTS
      if (isForgotten) state.drafts.set(of, stored.body.message)
      else state.turns.set(of, { ...blankTurn(stored), state: 'failed', error: new Interrupted() })
    }
    this.#state = state
  }

  readonly state = (): ChatState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows another conversation, or a new one. A turn in the previous one continues. */
  open(conversation: ConversationKey): void {
    this.#set({ conversation })
  }

  write(text: string): void {
    const { conversation, drafts } = this.#state
    this.#set({ drafts: withEntry(drafts, conversation, text === '' ? undefined : text) })
  }

  /** Sends a message in the conversation that is shown. */
  send(message: string, language: NonNullable<ChatRequest['language']>): void {
    const { conversation } = this.#state
    const body = { conversation_id: conversation, message, language, locale: locale().format }
    void this.#run(
      conversation,
      blankTurn({ key: this.#options.newKey(), body, at: Date.now(), messageId: null }),
    )
  }

  /** Sends a failed turn again, with the same key. */
  retry(of: ConversationKey): void {
    const turn = this.#state.turns.get(of)
    if (turn !== undefined) void this.#run(of, blankTurn(turn))
  }

  /** Drops a failed turn. @returns its message */
  discard(of: ConversationKey): string {
    const message = this.#state.turns.get(of)?.body.message ?? ''
    this.#set({ turns: withEntry(this.#state.turns, of, undefined) })
    return message
  }

  stop(of: ConversationKey): void {
    const turn = this.#state.turns.get(of)
    if (turn !== undefined) this.#running.get(turn.key)?.abort()
  }

  /** Forgets a turn that is in the service's messages by now. */
  settle(of: ConversationKey, messageId: number): void {
    const turn = this.#state.turns.get(of)
    if (turn?.messageId === messageId && turn.state !== 'running') {
      this.#set({ turns: withEntry(this.#state.turns, of, undefined) })
    }
  }

  /** Forgets a conversation that was deleted. */
  forget(of: number): void {
    this.stop(of)
    const { conversation, turns, drafts } = this.#state
    this.#set({
      conversation: conversation === of ? null : conversation,
      turns: withEntry(turns, of, undefined),
      drafts: withEntry(drafts, of, undefined),
    })
  }

  /** Stops all turns when the user leaves. They will find what was stored by then when they come back. */
  close(): void {
    this.#isClosed = true
    for (const running of this.#running.values()) running.abort()
  }

  async #run(begunIn: ConversationKey, first: Turn): Promise<void> {
    const { docket, workspaceId, onNews, onFailure } = this.#options
    const { key, body } = first
    const running = new AbortController()
    this.#running.set(key, running)
    let of = begunIn
    let turn = first
    const show = (change: Partial<Turn>) => {
      turn = { ...turn, ...change }
      // Its conversation may have been deleted meanwhile.
      if (this.#state.turns.get(of)?.key === key) this.#set({ turns: withEntry(this.#state.turns, of, turn) })
    }
    this.#set({ turns: withEntry(this.#state.turns, of, turn) })
    try {
      for await (const event of docket.chat({ userId: workspaceId, body, key, signal: running.signal })) {
        if (event.type === 'started') {
          of = this.#begun(of, event.conversation_id, key)
          show({ messageId: event.message_id })
          onNews()
        } else if (event.type === 'text') show({ text: turn.text + event.delta })
        else if (event.type === 'call') show({ calls: withCall(turn.calls, event.call) })
        else {
          of = this.#begun(of, event.answer.conversation_id, key)
          const { message_id, response, tool_calls } = event.answer
          show({
            state: 'over',
            messageId: message_id,
            text: response,
            calls: tool_calls,
            answer: event.answer,
          })
        }
      }
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      const isStopped = running.signal.aborted
      // A turn stopped before it had started counts as not sent.
      if (isStopped && turn.messageId === null) this.#takeBack(of, key)
      else show(isStopped ? { state: 'over' } : { state: 'failed', error: reason })
      if (!isStopped) onFailure(reason)
    } finally {
      this.#running.delete(key)
      onNews()
    }
  }

  /** Called once a turn's conversation has an id. A user who is in it stays in it, with the draft. */
  #begun(of: ConversationKey, id: number, key: string): number {
    const { conversation, turns, drafts } = this.#state
    const turn = turns.get(of)
    if (of !== id && turn?.key === key) {
      const isShown = conversation === of
      this.#set({
        conversation: isShown ? id : conversation,
        turns: withEntry(withEntry(turns, of, undefined), id, turn),
        drafts: isShown ? withEntry(withEntry(drafts, of, undefined), id, drafts.get(of)) : drafts,
      })
    }
    return id
  }

  #takeBack(of: ConversationKey, key: string): void {
    const { turns, drafts } = this.#state
    const turn = turns.get(of)
    if (turn?.key !== key) return
    this.#set({
      turns: withEntry(turns, of, undefined),
      drafts: drafts.has(of) ? drafts : withEntry(drafts, of, turn.body.message),
    })
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change }
    this.#keep()
    for (const listener of this.#listeners) listener()
  }

  /** Stores what has changed. Most changes are pieces of text, which the service stores. */
  #keep(): void {
    const stored = storedOf(this.#state)
    const text = JSON.stringify(stored)
    if (this.#isClosed || text === this.#stored) return
    this.#stored = text
    this.#options.keep(stored)
  }
}

const blankTurn = ({ key, body, at, messageId }: Pick<Turn, 'key' | 'body' | 'at' | 'messageId'>): Turn => ({
  key,
  body,
  at,
  messageId,
  state: 'running',
  text: '',
  calls: [],
  answer: null,
  error: null,
})

function storedOf({ conversation, drafts, turns }: ChatState): Stored {
  const open = [...turns].filter(([, { state }]) => state !== 'over')
  return {
    conversation,
    drafts: [...drafts],
    turns: open.map(([of, { key, body, at, messageId }]) => [of, { key, body, at, messageId }]),
  }
}

function withEntry<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value | undefined,
): Map<Key, Value> {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

function withCall(calls: readonly ToolCall[], call: ToolCall): ToolCall[] {
  const isKnown = calls.some(({ id }) => id === call.id)
  return isKnown ? calls.map((known) => (known.id === call.id ? call : known)) : [...calls, call]
}

/** Whether the conversation of the request no longer exists. */
export const isGone = (error: Error): boolean => error instanceof DocketProblem && error.status === 404

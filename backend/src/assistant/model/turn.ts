import type { Language } from '../../quick-add/model/language.ts'
import type { Patiently } from '../patience.ts'
import type { Message, ToolCall } from '../schemas.ts'

/** A tool as a model is told of it. */
export interface Tool {
  name: string
  description: string
  /** JSON Schema of its arguments. */
  inputSchema: Record<string, unknown>
}

/** What came of a call: what a card shows, and what the tool answered. */
export interface Called {
  call: ToolCall
  /** The tool's result, as AI clients get it; null where it was refused or must be confirmed. */
  result: Record<string, unknown> | null
}

/** The tools of one turn: they act for the user, as the assistant. Each call is kept and shown at once. */
export interface Toolbox {
  readonly tools: readonly Tool[]
  /** Never throws for what the arguments say: a refusal is a result too. */
  call(name: string, args: Record<string, unknown>): Promise<Called>
}

/** One message of the user, and what there is to answer it. */
export interface Turn {
  message: string
  language: Language
  /** The user's. */
  timeZone: string
  now: Date
  /** What was said before, oldest first. */
  history: readonly Message[]
  /** What the answer before this one left for it with `remember`; null for nothing. */
  remembered: unknown
  /** Keeps something (JSON) for the next turn of the conversation. */
  remember(value: unknown): void
  toolbox: Toolbox
  /** Does what keeps the process busy. */
  patiently: Patiently
  signal: AbortSignal
}

/** Gives the answer's text piece by piece; what it does, it does with the turn's tools. */
export type Answerer = (turn: Turn) => AsyncIterable<string>

import type { LineHabits } from '@docket/grammar/lines/habits.ts'
import type { Language } from '@docket/grammar/lines/language.ts'
import type { Shown } from '@docket/grammar/shown.ts'
import type { Role } from '../../core/roles.ts'
import type { Message, ToolCall } from '../schemas.ts'
import type { RunInPieces } from '../slices.ts'

/** A tool as described to a model. */
export interface Tool {
  name: string
  description: string
  /** JSON Schema of its arguments. */
  inputSchema: Record<string, unknown>
}

/** The outcome of a call: what a card shows, and what the tool answered. */
export interface Called {
  call: ToolCall
  /** The tool's result, as AI clients get it; null where it was refused or must be confirmed. */
  result: Record<string, unknown> | null
}

/** The tools of one turn: they act for the user, as the assistant. Each call is saved and shown at once. */
export interface Toolbox {
  readonly tools: readonly Tool[]
  /** Never throws because of the arguments: a refusal is a result too. */
  call(name: string, args: Record<string, unknown>): Promise<Called>
}

/** One message of the user, and what is needed to answer it. */
export interface Turn {
  message: string
  language: Language
  /** The user's variant of the language, for dates and times; null if it is not known. */
  locale: string | null
  /** The workspace that the user shares, and their role there; null in their own. */
  shared: { name: string; role: Role } | null
  /** IANA name of the user's time zone. */
  timeZone: string
  /** How the user's lines are read, and how dates and times are shown to them. */
  habits: LineHabits
  shown: Shown
  now: Date
  /** Earlier messages, oldest first. */
  history: readonly Message[]
  /** What the previous answer saved with `remember`; null for nothing. */
  remembered: unknown
  /** Saves something (JSON) for the next turn of the conversation. */
  remember(value: unknown): void
  toolbox: Toolbox
  /** Does work that keeps the process busy. */
  patiently: RunInPieces
  signal: AbortSignal
}

/** Yields the answer's text piece by piece; whatever it does, it does with the turn's tools. */
export type Answerer = (turn: Turn) => AsyncIterable<string>

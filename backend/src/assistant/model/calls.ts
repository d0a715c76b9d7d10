import type { ToolCall } from '../schemas.ts'

/** A call as stored: what is shown, and what is needed to continue with it. */
export interface KeptCall extends ToolCall {
  /** The workspace's revision before the call: what it wrote comes after. */
  since?: number
  /** Identifies what the call would do, while it awaits the user's decision. */
  fingerprint?: string
}

export function shownCall({ since: _, fingerprint: __, ...call }: KeptCall): ToolCall {
  return call
}

const LONGEST_NAME = 100

export const begun = (id: string, name: string, args: Record<string, unknown>): KeptCall => ({
  id,
  name: name.slice(0, LONGEST_NAME).toWellFormed(),
  arguments: args,
  status: 'running',
  detail: null,
  changes: [],
  change_count: 0,
  found: [],
})

/** Longest and deepest arguments that are stored: no useful call exceeds these. */
const LONGEST = 20_000
const DEEPEST = 20

export function fit(args: Record<string, unknown>): boolean {
  const json = JSON.stringify(args)
  if (json.length > LONGEST) return false
  let depth = 0
  for (const character of json.replace(/"(\\.|[^"\\])*"/g, '')) {
    if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    if (depth > DEEPEST) return false
  }
  return true
}

/** Ids of the tasks that a tool listed or found. */
export function foundIn(body: unknown): number[] {
  const tasks = (body as { tasks?: unknown } | null)?.tasks
  if (!Array.isArray(tasks)) return []
  return tasks.slice(0, SHOWN).map(({ id }: { id: number }) => id)
}

/** Most changes or tasks that a card shows. */
export const SHOWN = 20

/** The id of a call names the answer that the call belongs to. */
export const callId = (messageId: number, place: number): string => `c${messageId}_${place + 1}`

/** The message that a call with this id belongs to. */
export const messageOf = (id: string): number => Number(/^c(\d{1,9})_/.exec(id)?.[1] ?? 0)

import type { ToolCall } from '../schemas.ts'

/** Calls as they are kept: as they are shown, with what it takes to go on with them. */
export interface KeptCall extends ToolCall {
  /** The user's revision before it: what it wrote comes after. */
  since?: number
  /** Of what it would do, while it awaits the user's word. */
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

/** Longest and deepest arguments that are kept: no call of any use has longer ones. */
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

/** What the tool of a list or a search found. */
export function foundIn(body: unknown): number[] {
  const tasks = (body as { tasks?: unknown } | null)?.tasks
  if (!Array.isArray(tasks)) return []
  return tasks.slice(0, SHOWN).map(({ id }: { id: number }) => id)
}

/** Changes or tasks that a card shows. */
export const SHOWN = 20

/** Ids of calls name the answer that they belong to. */
export const callId = (messageId: number, place: number): string => `c${messageId}_${place + 1}`

/** The message that a call with this id belongs to. */
export const messageOf = (id: string): number => Number(/^c(\d{1,9})_/.exec(id)?.[1] ?? 0)

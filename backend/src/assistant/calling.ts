import type { Change, DryRunResponse } from '../changelog/changes/schemas.ts'
import type { Ask } from '../core/exchange.ts'
import type { Database } from '../database/connection.ts'
import { dryRunOf, fingerprint, mustBeConfirmed } from '../mcp/model/preview.ts'
import { readWritten } from './crud/log.ts'
import { foundIn, type KeptCall, SHOWN } from './model/calls.ts'
import type { Caller, Tools } from './model/tools.ts'
import type { CallChange } from './schemas.ts'

/** The outcome of a call, and the tool's answer where it was executed. */
export interface Outcome {
  call: KeptCall
  result: Record<string, unknown> | null
}

/** Executes a call, or finds out what the user must agree to first. */
export async function perform(
  { db, tools }: { db: Database; tools: Tools },
  caller: Caller,
  ask: Ask,
  call: KeptCall,
): Promise<Outcome> {
  const asksFirst = caller.actor.confirmDeletes === true
  // A batch of independent operations would refuse those that remove, but execute the others.
  if (asksFirst && hasRemovals(call)) return await previewCall(tools, caller, ask, call)
  const answer = await tools.callRoute(caller, ask)
  if (asksFirst && mustBeConfirmed(answer)) return await previewCall(tools, caller, ask, call)
  if (answer.status >= 400 && answer.status < 500) return refused(call, reasonOf(answer.body))
  const { actor } = caller
  const written = await readWritten(actor.workspaceId, db, Number(actor.id), call.since ?? 0)
  // A write that the database did not confirm may have been made all the same: the log tells.
  if (answer.status >= 500 && written.change_count === 0) return refused(call, reasonOf(answer.body))
  const result = (answer.body ?? { done: true }) as Record<string, unknown>
  return { call: { ...call, ...written, status: 'done', detail: null, found: foundIn(answer.body) }, result }
}

/** Makes the call await the user's decision on what it would do now. */
export async function previewCall(tools: Tools, caller: Caller, ask: Ask, call: KeptCall): Promise<Outcome> {
  const { status, body } = await tools.callRoute(caller, dryRunOf(ask))
  // It would fail, so there is nothing to ask.
  if (status >= 400) return refused(call, reasonOf(body))
  const preview = body as DryRunResponse
  return {
    call: {
      ...call,
      status: 'awaiting',
      detail: null,
      changes: removalsFirst(preview.changes).slice(0, SHOWN).map(shownChange),
      change_count: preview.count,
      fingerprint: fingerprint(ask, preview),
    },
    result: null,
  }
}

export const refused = (call: KeptCall, detail: string): Outcome => ({
  call: { ...call, status: 'refused', detail },
  result: null,
})

const reasonOf = (body: unknown): string =>
  String((body as { detail?: unknown } | null)?.detail ?? 'It failed.')

/** Puts removals first: the user is asked about them, so they must not be cut off for lack of room. */
const removalsFirst = (changes: readonly Change[]): Change[] =>
  changes.toSorted((one, other) => Number(isRemoval(other)) - Number(isRemoval(one)))

const isRemoval = ({ action }: Change): boolean => action === 'deleted' || action === 'purged'

function hasRemovals({ name, arguments: { operations } }: KeptCall): boolean {
  if (name !== 'batch' || !Array.isArray(operations)) return false
  return operations.some((operation) => operation?.method === 'DELETE')
}

const NAME = 200

function shownChange({ revision, action, resource, resource_id, before, after }: Change): CallChange {
  const { title, name, body } = after ?? before ?? {}
  const named = title ?? name ?? body
  const shown = typeof named === 'string' ? named.slice(0, NAME).toWellFormed() : null
  return { revision, action, resource, resource_id, name: shown }
}

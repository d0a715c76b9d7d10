import { once } from '../changelog/idempotency-keys.ts'
import type { Write } from '../changelog/write.ts'
import type { Actor } from '../core/auth.ts'
import type { AssistantServices } from './answering.ts'
import { type Outcome, perform, previewCall } from './calling.ts'
import { putCall, type TakenCall, takeCall } from './crud/approvals.ts'
import { shownCall } from './model/calls.ts'
import { assistantOf, type Caller } from './model/tools.ts'
import type { ToolCall } from './schemas.ts'

/** The user's decision on a call that would remove something. */
export interface Word {
  conversationId: number
  callId: string
  approve: boolean
}

/**
 * Does what the user agreed to, if it is still what they were shown; otherwise asks them again.
 * @throws DocketError NOT_FOUND; CONFLICT when the call no longer awaits a decision, or the assistant is busy
 */
export async function settleCall(
  actor: Actor,
  services: AssistantServices,
  write: Write,
  request: Omit<Caller, 'actor'>,
  { conversationId, callId, approve }: Word,
): Promise<{ call: ToolCall; replayed: boolean }> {
  const outcome = await once(actor.workspaceId, services.db, write, async () => {
    const taken = await takeCall(actor, services.db, { conversationId, id: callId, at: write.at })
    const { call } = approve
      ? await agreed(services, { ...request, actor: assistantOf(actor, conversationId, false) }, taken)
      : { call: { ...taken.call, status: 'declined' as const } }
    const shown = shownCall(call)
    await putCall(actor.workspaceId, services.db, write, taken, call, shown)
    return shown
  })
  return outcome.replayed
    ? { call: outcome.answer as ToolCall, replayed: true }
    : { call: outcome.result, replayed: false }
}

async function agreed(services: AssistantServices, caller: Caller, { call }: TakenCall): Promise<Outcome> {
  const tool = services.tools.all().find(({ shown }) => shown.name === call.name)
  if (tool === undefined) throw new Error(`There is no tool ${call.name}.`)
  const ask = tool.requestOf(call.arguments)
  const now = await previewCall(services.tools, caller, ask, call)
  if (now.call.status !== 'awaiting' || now.call.fingerprint !== call.fingerprint) return now
  return await perform(services, caller, ask, call)
}

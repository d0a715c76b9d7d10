import type { FastifyBaseLogger } from 'fastify'
import type { Actor } from '../../core/auth.ts'
import { memberOf } from '../../core/entry.ts'
import type { Ask } from '../../core/exchange.ts'
import { type Scope, UNASKED_SCOPES } from '../../core/scopes.ts'
import type { RouteAnswer } from '../../mcp/model/preview.ts'

/** The tools of AI clients, as far as the assistant uses them; `app.ts` passes them in. */
export interface Tools {
  all(): readonly ReadyTool[]
  /** Lets the API answer as if `caller` had sent the request. */
  callRoute(caller: Caller, ask: Ask): Promise<RouteAnswer>
}

export interface ReadyTool {
  shown: { name: string; description?: string | undefined; inputSchema: Record<string, unknown> }
  /** @throws UnusableArguments */
  requestOf(given: Record<string, unknown>): Ask
}

export interface Caller {
  actor: Actor
  /** The id of their request. */
  id: string
  log: FastifyBaseLogger
}

const SCOPES: ReadonlySet<Scope> = new Set(UNASKED_SCOPES)

/**
 * The actor for what the assistant does for `actor`, in the same workspace: it has no access to what sends data
 * elsewhere, to keys and the account, and may do no more than the user's role there.
 */
export function assistantOf(
  { userId, workspaceId, role }: Pick<Actor, 'userId' | 'workspaceId' | 'role'>,
  conversationId: number,
  confirmDeletes: boolean,
): Actor {
  const id = String(conversationId)
  const assistant: Actor = { userId, workspaceId, kind: 'assistant', id, scopes: SCOPES, confirmDeletes }
  return role === undefined ? assistant : memberOf({ ...assistant, granted: SCOPES }, workspaceId, role)
}

import { createHmac, hash } from 'node:crypto'
import {
  acceptedContent,
  createRequestStateCodec,
  type InputRequiredResult,
  inputRequired,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Ask } from '../core/exchange.ts'
import type { Caller, CallRoute, RouteAnswer } from './calls.ts'
import { asData } from './results.ts'

/**
 * Asking the user before something is removed. The client asks, not the model: what the user said comes beside the
 * arguments, where no text can put it, and is good for this one call of this one key.
 */

const Answer = z.object({
  confirm: z.boolean().meta({ title: 'Confirm', description: 'Whether this may be done.' }),
})
const KEY = 'confirm'
/** Things that a question names. */
const NAMED = 10

export const mustBeConfirmed = ({ status, body }: RouteAnswer): boolean =>
  status === 403 && (body as { confirmation?: unknown }).confirmation === 'required'

export type Confirmation = ReturnType<typeof createConfirmation>

/** @param secret the server's */
export function createConfirmation(secret: string, caller: Caller, call: CallRoute) {
  const { userId, kind, id } = caller.actor
  const codec = createRequestStateCodec<string>({
    key: createHmac('sha256', secret).update('mcp confirmation').digest(),
    bind: () => `${kind} ${id} of ${userId}`,
  })

  async function question(ask: Ask, context: ServerContext): Promise<{ question: InputRequiredResult }> {
    const dry = `${ask.url}${ask.url.includes('?') ? '&' : '?'}dry_run=true`
    const { body } = await call(caller, { ...ask, url: dry })
    const asked = inputRequired.elicit({ message: describe(body), requestedSchema: Answer })
    const requestState = await codec.mint(fingerprint(ask), context)
    return { question: inputRequired({ inputRequests: { [KEY]: asked }, requestState }) }
  }

  return {
    verify: codec.verify,
    /**
     * What becomes of a call that must be confirmed.
     * @param canAsk whether the client can ask its user
     * @param refused what its route answers as long as nobody has agreed
     */
    async settle(
      ask: Ask,
      context: ServerContext,
      canAsk: boolean,
      refused: RouteAnswer,
    ): Promise<RouteAnswer | { question: InputRequiredResult }> {
      if (context.mcpReq.requestState<string>() === fingerprint(ask)) {
        const answer = acceptedContent(context.mcpReq.inputResponses, KEY, Answer)
        if (answer?.confirm !== true) return { ...refused, body: { detail: 'The user did not agree.' } }
        return await call({ ...caller, actor: { ...caller.actor, confirmDeletes: false } }, ask)
      }
      return canAsk ? await question(ask, context) : refused
    },
  }
}

const fingerprint = ({ method, url, body = '' }: Ask): string =>
  hash('sha256', `${method} ${url}\n${body}`, 'base64url')

interface Foreseen {
  detail?: string
  count?: number
  changes?: {
    action: string
    resource: string
    resource_id: string
    before: Record<string, unknown> | null
  }[]
}

/** The question, in which titles are quoted: somebody else may have written them. */
function describe(body: unknown): string {
  const { count = 0, changes = [], detail } = body as Foreseen
  if (detail !== undefined) return `This removes something, and would be refused: ${detail}`
  const removed = changes.filter(({ action }) => action === 'deleted')
  const lines = removed.slice(0, NAMED).map(({ resource, resource_id, before }) => {
    const { title, name, body: text } = before ?? {}
    return `- ${resource} ${resource_id}: ${asData(String(title ?? name ?? text ?? '').slice(0, 100))}`
  })
  const more = removed.length - lines.length
  return [
    `An AI client wants to make ${count} changes, and to remove:`,
    ...lines,
    ...(more > 0 ? [`… and ${more} more`] : []),
    'Do you agree?',
  ].join('\n')
}

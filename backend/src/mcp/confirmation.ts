import { createHmac } from 'node:crypto'
import {
  acceptedContent,
  createRequestStateCodec,
  type InputRequiredResult,
  inputRequired,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Ask } from '../core/exchange.ts'
import type { Caller, CallRoute } from './calls.ts'
import { dryRunOf, fingerprint, type Preview, type RouteAnswer } from './model/preview.ts'
import { asData } from './model/results.ts'

/**
 * Asks the user before something is removed. The client asks, not the model: the user's answer comes beside the
 * arguments, where no text can inject it, and is valid for this one call by this one credential.
 */

const Answer = z.object({
  confirm: z.boolean().meta({ title: 'Confirm', description: 'Whether to allow this.' }),
})
const KEY = 'confirm'
/** Removed things that a question lists by name. */
const NAMED = 10

export type Confirmation = ReturnType<typeof createConfirmation>

/** @param secret the server's secret */
export function createConfirmation(secret: string, { actor }: Pick<Caller, 'actor'>, call: CallRoute) {
  const { userId, kind, id } = actor
  const codec = createRequestStateCodec<string>({
    key: createHmac('sha256', secret).update('mcp confirmation').digest(),
    bind: () => `${kind} ${id} of ${userId}`,
  })

  async function question(
    state: string,
    preview: Preview,
    context: ServerContext,
  ): Promise<{ question: InputRequiredResult }> {
    const asked = inputRequired.elicit({ message: describe(preview), requestedSchema: Answer })
    const requestState = await codec.mint(state, context)
    return { question: inputRequired({ inputRequests: { [KEY]: asked }, requestState }) }
  }

  return {
    verify: codec.verify,
    /**
     * Handles a call that must be confirmed.
     * @param caller in the workspace of the call
     * @param canAsk whether the client can ask its user
     * @param refused what the route answers until the user has agreed
     */
    async settle(
      caller: Caller,
      ask: Ask,
      context: ServerContext,
      canAsk: boolean,
      refused: RouteAnswer,
    ): Promise<RouteAnswer | { question: InputRequiredResult }> {
      const state = context.mcpReq.requestState<string>()
      if (state === undefined && !canAsk) return refused
      const dry = await call(caller, dryRunOf(ask))
      // The call would be refused anyway: there is nothing to ask.
      if (dry.status >= 400) return dry
      const preview = dry.body as Preview
      // The same call elsewhere is another question.
      const expected = `${caller.actor.workspaceId} ${fingerprint(ask, preview)}`
      if (state === expected) {
        const answer = acceptedContent(context.mcpReq.inputResponses, KEY, Answer)
        if (answer?.confirm !== true)
          return { ...refused, body: { detail: 'The user did not approve this.' } }
        return await call({ ...caller, actor: { ...caller.actor, confirmDeletes: false } }, ask)
      }
      // Not asked yet, or the call would by now do something other than what the user agreed to.
      return canAsk ? await question(expected, preview, context) : refused
    },
  }
}

/** The text of the question. Titles are quoted in it: somebody else may have written them. */
function describe({ count, changes }: Preview): string {
  const removed = changes.filter(({ action }) => action === 'deleted')
  const lines = removed.slice(0, NAMED).map(({ resource, resource_id, before }) => {
    const { title, name, body: text } = before ?? {}
    return `- ${resource} ${resource_id}: ${asData(String(title ?? name ?? text ?? '').slice(0, 100))}`
  })
  const more = removed.length - lines.length
  return [
    `An AI client wants to make ${count} changes and to remove:`,
    ...lines,
    ...(more > 0 ? [`… and ${more} more`] : []),
    'Do you approve?',
  ].join('\n')
}

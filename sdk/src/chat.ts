import { DocketProblem, Unreachable } from './problem.ts'
import type { ChatRequest, ChatResponse, Problem, ToolCall } from './schema.ts'
import { eventsOf, listening, pageAddress } from './stream.ts'

export type ChatEvent =
  | { type: 'started'; conversation_id: number; message_id: number }
  | { type: 'text'; delta: string }
  /** Sent again with the same id when its status has changed. */
  | { type: 'call'; call: ToolCall }
  | { type: 'done'; answer: ChatResponse }

export interface ChatOptions {
  /** The user who asks; by default the one whom the token is for. */
  userId?: string
  body: ChatRequest
  /** The `Idempotency-Key`: if sent again with the same body, nothing is done twice. */
  key: string
  /** Abandons the answer, which stops the assistant. */
  signal: AbortSignal
}

/**
 * The answer to `POST /api/{user_id}/chat`, event by event, up to `done`.
 * @throws DocketProblem when it was refused or failed, Unreachable when it broke off: what was done by then stays done
 */
export async function* readChat(
  baseUrl: string,
  ask: (request: Request) => Promise<Response>,
  { userId = 'me', body, key, signal }: ChatOptions,
): AsyncGenerator<ChatEvent> {
  const listener = listening(signal)
  const url = new URL(`${baseUrl}/api/${userId}/chat`, pageAddress())
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    'idempotency-key': key,
  }
  const response = await ask(
    new Request(url, { method: 'POST', headers, body: JSON.stringify(body), signal: listener.end }),
  )
  const type = response.headers.get('content-type') ?? ''
  // For example a network's sign-in page.
  if (!type.startsWith('text/event-stream')) throw new Unreachable(`an answer of the type ${type}`)
  for await (const { event, data } of eventsOf(response, listener)) {
    const said: unknown = JSON.parse(data)
    if (event === 'started')
      yield { type: 'started', ...(said as { conversation_id: number; message_id: number }) }
    if (event === 'text') yield { type: 'text', ...(said as { delta: string }) }
    if (event === 'call') yield { type: 'call', call: said as ToolCall }
    if (event === 'failed') throw failureOf(said as Problem)
    if (event === 'done') return yield { type: 'done', answer: said as ChatResponse }
  }
  throw new Unreachable('an answer without an end')
}

function failureOf(problem: Problem): DocketProblem {
  return new DocketProblem(new Response(null, { status: problem.status }), problem)
}

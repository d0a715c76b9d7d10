import type { Tokens } from '@docket/sdk'
import { CommandError } from '../command.ts'

/** Forwards Model Context Protocol messages, one per line, to a service's `/mcp`, and its answers back. */

interface Message {
  id?: string | number
  method?: string
  params?: { name?: unknown; uri?: unknown; _meta?: Record<string, unknown> }
}

interface Service {
  url: string
  tokens: Tokens
}

/**
 * Runs until `lines` end and every message is answered.
 * @param write receives one message, as a line
 */
export async function bridge(
  service: Service,
  lines: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<void> {
  const waiting = new Set<Promise<void>>()
  for await (const line of lines) {
    if (line.trim() === '') continue
    const answered = carry(service, line, write).finally(() => waiting.delete(answered))
    waiting.add(answered)
  }
  await Promise.all(waiting)
}

async function carry({ url, tokens }: Service, line: string, write: (line: string) => void): Promise<void> {
  let message: Message = {}
  const refuse = (reason: string) => {
    const error = { code: -32000, message: reason }
    // A notification gets no answer.
    if (message.method === undefined || message.id !== undefined)
      write(JSON.stringify({ jsonrpc: '2.0', id: message.id ?? null, error }))
  }
  try {
    const parsed: unknown = JSON.parse(line)
    // Anything else is refused by the service.
    if (typeof parsed === 'object' && parsed !== null) message = parsed
    const headers = {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...describe(message),
    }
    const send = (token = '') =>
      fetch(`${url}/mcp`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: line,
      })
    const token = await tokens.get()
    let response = await send(token)
    const next = response.status === 401 ? await tokens.get(token) : undefined
    if (next !== undefined) response = await send(next)
    const body = await response.text()
    if (response.headers.get('content-type')?.includes('problem+json')) {
      return refuse((JSON.parse(body) as { detail: string }).detail)
    }
    for (const answer of messagesOf(response, body)) write(answer)
  } catch (error) {
    if (error instanceof CommandError) return refuse(error.message)
    refuse(`${url} could not be reached: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const VERSION = 'io.modelcontextprotocol/protocolVersion'

/** Since 2026, headers repeat what a message is about; before, a message did not state its version. */
function describe({ method, params }: Message): Record<string, string> {
  const version = params?._meta?.[VERSION]
  if (typeof version !== 'string' || method === undefined) return {}
  const name = params?.name ?? params?.uri
  return {
    'mcp-protocol-version': version,
    'mcp-method': method,
    ...(typeof name === 'string' && { 'mcp-name': name }),
  }
}

/** The JSON as it is, or the messages in the events; each is one line. */
function messagesOf(response: Response, body: string): string[] {
  if (response.headers.get('content-type')?.includes('event-stream')) {
    return [...body.matchAll(/^data: ?(\{.*)$/gm)].map(([, data = '']) => data)
  }
  return body.trim() === '' ? [] : [JSON.stringify(JSON.parse(body))]
}

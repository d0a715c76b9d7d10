import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that speaks the protocol of OpenAI's chat completions, and says what a test has it say. */

interface ModelMessage {
  role: string
  content: string | null
  tool_calls?: { id: string; function: { name: string; arguments: string } }[]
  tool_call_id?: string
}

/** What the service asked. */
export interface ModelRequest {
  authorization: string | undefined
  path: string
  model: string
  stream: boolean
  messages: ModelMessage[]
  tools?: { function: { name: string; description: string; parameters: Record<string, unknown> } }[]
  tool_choice?: unknown
}

/** How one request is answered. */
export type ModelReply = (response: ServerResponse, request: ModelRequest) => unknown

export interface FakeModel {
  /** As `ASSISTANT_URL` takes it. */
  url: string
  /** All that was asked so far. */
  requests: ModelRequest[]
  /** What comes next, in this order; after that it says "Done." */
  script(...replies: ModelReply[]): void
  /** Answers everything from now on like this, whatever the script says. */
  always(reply: ModelReply | undefined): void
  /** Connections whose client has gone before the answer was over. */
  left(): number
  close(): Promise<void>
}

export async function startModel(): Promise<FakeModel> {
  const script: ModelReply[] = []
  const requests: ModelRequest[] = []
  let always: ModelReply | undefined
  let left = 0
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) left += 1
    })
    response.on('error', () => {})
    const body = await bodyOf(request)
    const asked: ModelRequest = {
      ...JSON.parse(body === '' ? '{}' : body),
      authorization: request.headers.authorization,
      path: request.url ?? '',
    }
    requests.push(asked)
    await (always ?? script.shift() ?? says('Done.'))(response, asked)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script: (...replies) => void script.push(...replies),
    always(reply) {
      always = reply
    },
    left: () => left,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

const HEAD = { 'content-type': 'text/event-stream' }
const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'fake', choices: [{ index: 0, delta, finish_reason }] })}\n\n`
const usageChunk = ([prompt_tokens, completion_tokens]: [number, number]) =>
  `data: ${JSON.stringify({ id: 'x', choices: [], usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens } })}\n\n`
const END = 'data: [DONE]\n\n'

/** `text` in pieces of a few characters. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,7}/g) ?? []

/** @param usage tokens of prompt and answer; null where the provider tells none */
export const says =
  (text: string, usage: [number, number] | null = [100, 10]): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    for (const piece of pieces(text)) response.write(chunk({ content: piece }))
    response.write(chunk({}, 'stop'))
    if (usage !== null) response.write(usageChunk(usage))
    response.end(END)
  }

type Called = [name: string, args: unknown]

/** Calls tools, their arguments in pieces; what is no object is sent as it is. */
export const calls =
  (...called: Called[]): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    for (const [index, [name, args]] of called.entries()) {
      const id = `call_${index}`
      response.write(
        chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
      )
      const json = typeof args === 'string' ? args : JSON.stringify(args)
      for (const piece of pieces(json)) {
        response.write(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }))
      }
    }
    response.write(chunk({}, 'tool_calls'))
    response.write(usageChunk([100, 10]))
    response.end(END)
  }

/** Refuses, as providers do. */
export const refuses =
  (status: number): ModelReply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: 'No.', type: 'server_error' } }))
  }

/** Takes the request, and says nothing more. */
export const fallsSilent: ModelReply = () => {}

/** Says a little, and nothing more; `head` is what it says. */
export const stopsAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    response.write(chunk({ content: head }))
  }

/** Breaks the connection after a little. */
export const breaksAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    if (head !== '') response.write(chunk({ content: head }))
    setImmediate(() => response.destroy())
  }

/** Ends without having come to an end. */
export const endsAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    response.end(head === '' ? '' : chunk({ content: head }))
  }

/** Sends what is no answer. */
export const sends =
  (body: string, type = 'text/event-stream'): ModelReply =>
  (response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(body)
  }

/** Speaks without end, until nobody listens. */
export const speaksForever: ModelReply = (response) => {
  response.writeHead(200, HEAD)
  const more = () => {
    while (!response.destroyed) {
      if (!response.write(chunk({ content: 'and so on '.repeat(50) }))) {
        response.once('drain', more)
        return
      }
    }
  }
  more()
}

/** Answers when `gate` opens. */
export const waitsFor =
  (gate: Promise<unknown>, then: ModelReply): ModelReply =>
  async (response, request) => {
    await gate
    return then(response, request)
  }

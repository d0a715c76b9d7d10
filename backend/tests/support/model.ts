import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that speaks OpenAI's chat completions protocol, and says what a test has it say. */

interface ModelMessage {
  role: string
  content: string | null
  tool_calls?: { id: string; function: { name: string; arguments: string } }[]
  tool_call_id?: string
}

/** A request of the service. */
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
  /** Its URL in the form that `ASSISTANT_URL` takes. */
  url: string
  /** All requests so far. */
  requests: ModelRequest[]
  /** Sets the next replies, in this order; after them it says "Done." */
  script(...replies: ModelReply[]): void
  /** From now on, answers everything like this, whatever the script; undefined returns to the script. */
  always(reply: ModelReply | undefined): void
  /** Forgets the replies that nobody has asked for, so that they are not given to the next test. */
  forget(): void
  /** The number of connections whose client left before the answer was complete. */
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
    forget() {
      script.length = 0
      always = undefined
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

/** @param usage tokens of prompt and answer; null where the provider reports none */
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

/** Calls tools, with their arguments in pieces; arguments that are not an object are sent as they are. */
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

/** Accepts the request, and never answers. */
export const fallsSilent: ModelReply = () => {}

/** Says `head`, and then nothing more. */
export const stopsAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    response.write(chunk({ content: head }))
  }

/** Says `head`, and then breaks the connection. */
export const breaksAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    if (head !== '') response.write(chunk({ content: head }))
    setImmediate(() => response.destroy())
  }

/** Says `head`, and then ends the answer before it is complete. */
export const endsAfter =
  (head: string): ModelReply =>
  (response) => {
    response.writeHead(200, HEAD)
    response.end(head === '' ? '' : chunk({ content: head }))
  }

/** Sends any body, such as one that is not an answer. */
export const sends =
  (body: string, type = 'text/event-stream'): ModelReply =>
  (response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(body)
  }

/** Speaks without end, until the client leaves. */
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

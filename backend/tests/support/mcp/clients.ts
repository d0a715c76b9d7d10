import type { AddressInfo } from 'node:net'
import * as current from '@modelcontextprotocol/client'
import * as before from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { TestService } from '../service.ts'

/** What a tool answered. */
export interface ToolAnswer {
  isError?: boolean | undefined
  content: { type: string; text?: string }[]
  // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of a JSON answer
  structuredContent?: any
}

/** The part of the official clients that tests use; both release lines have it. */
export interface McpClient {
  callTool(params: { name: string; arguments?: Record<string, unknown> }): Promise<ToolAnswer>
  listTools(): Promise<{ tools: { name: string; [member: string]: unknown }[] }>
  listResources(): Promise<{ resources: { uri: string; title?: string | undefined }[] }>
  readResource(params: { uri: string }): Promise<{ contents: { text?: string }[] }>
  listPrompts(): Promise<{ prompts: { name: string }[] }>
  getPrompt(params: { name: string; arguments?: Record<string, string> }): Promise<{ messages: unknown[] }>
  ping(): Promise<unknown>
  getInstructions(): string | undefined
  close(): Promise<void>
}

const INFO = { name: 'test', version: '1' }

/** The official clients: the current release line, in the protocols of 2026 and 2025, and the previous line. */
export const LINES = {
  '2026': (url: URL, headers: Record<string, string>) =>
    connectCurrent(url, headers, { versionNegotiation: { mode: 'auto' } }),
  '2025': (url: URL, headers: Record<string, string>) => connectCurrent(url, headers, {}),
  'line before': async (url: URL, headers: Record<string, string>) => {
    const client = new before.Client(INFO)
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }) as never)
    return client as unknown as McpClient
  },
}

export type Line = keyof typeof LINES

export async function connectCurrent(
  url: URL,
  headers: Record<string, string>,
  options: current.ClientOptions,
): Promise<McpClient & current.Client> {
  const client = new current.Client(INFO, options)
  await client.connect(new current.StreamableHTTPClientTransport(url, { requestInit: { headers } }))
  return client as never
}

/** Has the service listen, for clients that need a URL. */
export async function listen(service: TestService): Promise<URL> {
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  return new URL(`http://127.0.0.1:${port}/mcp`)
}

/** A tool's result; throws when the tool refuses. */
export async function give(client: McpClient, name: string, args: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: args })
  if (answer.isError) throw new Error(`${name}: ${answer.content.map(({ text }) => text).join('\n')}`)
  return answer.structuredContent
}

/** The text of a tool's refusal; throws when the tool does not refuse. */
export async function refusal(client: McpClient, name: string, args: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: args })
  if (!answer.isError) throw new Error(`${name} was not refused: ${JSON.stringify(answer.structuredContent)}`)
  return answer.content.map(({ text }) => text).join('\n')
}

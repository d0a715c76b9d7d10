import assert from 'node:assert/strict'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { OAuthProvider } from '../../../backend/tests/support/mcp/oauth.ts'
import type { App } from './app.ts'

/** The official client of the Model Context Protocol, which discovers the endpoints by itself. */

export const CLIENT_NAME = 'Assistant <b>of</b> Ada'

export interface McpClient {
  /** Where it sends its user, to be given access. */
  goTo: string
  /** Connects, once it has access. */
  connect(): Promise<Client>
  /** Takes what came with the user to the address to which it asked them back. */
  finish(answer: URLSearchParams): Promise<void>
}

/** @param redirect where it asks its user back */
export async function beginAccess({ url }: App, redirect: string): Promise<McpClient> {
  const provider = new OAuthProvider(redirect, { client_name: CLIENT_NAME, scope: 'tasks:read tasks:write' })
  const transport = () => new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { authProvider: provider })
  const connect = async () => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(transport())
    return client
  }
  await assert.rejects(connect())
  return { goTo: String(provider.goTo), connect, finish: (answer) => transport().finishAuth(answer) }
}

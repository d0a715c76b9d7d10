import { createInterface } from 'node:readline'
import { accessTo } from './client/access.ts'
import type { Input } from './command.ts'
import { bridge } from './mcp/bridge.ts'

/** `/mcp` for clients that start their servers themselves and speak to them through pipes. */
export async function run({ client, values }: Input): Promise<undefined> {
  const { server, tokens } = await accessTo('mcp', client, values)
  const lines = createInterface({ input: process.stdin })
  await bridge({ url: server, tokens }, lines, (line) => void process.stdout.write(`${line}\n`))
}

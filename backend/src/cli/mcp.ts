import { createInterface } from 'node:readline'
import { loadClientConfig } from '../config.ts'
import { sentenceFor } from '../database/operator-errors.ts'
import { bridge } from './mcp/bridge.ts'

/** `npm run -s mcp`: `/mcp` for clients that start their servers themselves and speak to them through pipes. */

try {
  const lines = createInterface({ input: process.stdin })
  await bridge(loadClientConfig(), lines, (line) => void process.stdout.write(`${line}\n`))
} catch (error) {
  console.error(sentenceFor(error) ?? error)
  process.exitCode = 1
}

import { createInterface } from 'node:readline'
import { loadClientConfig } from '../config.ts'
import { sentenceFor } from '../database/operator-errors.ts'
import { give, readArguments } from './arguments.ts'
import { bridge } from './mcp/bridge.ts'

/** `npm run -s mcp`: `/mcp` for clients that start their servers themselves and speak to them through pipes. */

const help = `Usage: npm run -s mcp

Connects an AI client to a running Docket: Model Context Protocol messages, one per line, on standard input and output.
DOCKET_API_KEY is the API key to use, DOCKET_URL the address of the service (default http://localhost:8000).`

const read = readArguments({ help }, process.argv.slice(2))
if ('answer' in read) give(read)
else await run()

async function run(): Promise<void> {
  try {
    const lines = createInterface({ input: process.stdin })
    await bridge(loadClientConfig(), lines, (line) => void process.stdout.write(`${line}\n`))
  } catch (error) {
    console.error(sentenceFor(error) ?? error)
    process.exitCode = 1
  }
}

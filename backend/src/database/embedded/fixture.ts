// A separate process for the tests: starts the server of a data directory, reports in lines on stdout, and runs until a
// line on stdin or a signal ends it.
//   node fixture.ts <data directory> [write]
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { startEmbedded } from '../embedded.ts'

const [, , dataDir = '', write] = process.argv
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const server = await startEmbedded({ dataDir, log: (line) => say(`log ${line}`) })
  say(`ready ${server.pid} ${server.url}`)
  createInterface(process.stdin).once('line', async () => {
    await server.stop()
    say('stopped')
    process.exit(0)
  })
  if (write) await writeForEver(server.url)
} catch (error) {
  say(`error ${error instanceof Error ? `${error.name}: ${error.message}` : error}`)
  process.exit(1)
}

/** Inserts 1, 2, 3, … and prints `ack n` once the server has acknowledged n. */
async function writeForEver(url: string): Promise<never> {
  const client = new Client(url)
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS acks (n int PRIMARY KEY)')
  for (let n = 1; ; n++) {
    await client.query('INSERT INTO acks VALUES ($1)', [n])
    say(`ack ${n}`)
  }
}

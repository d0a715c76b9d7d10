import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bench } from './bench.ts'
import { interrupted } from './interrupt.ts'
import { directus } from './peer/directus.ts'
import { install } from './peer/install.ts'
import { platformatic } from './peer/platformatic.ts'
import { reportPeers } from './peer/report.ts'
import { beginning } from './place.ts'

/**
 * `npm run bench:peers`: measures the service against what somebody might choose instead, and writes PEERS.md. What it is
 * compared with is installed in `bench/peers` first.
 *   --rounds 7 --seconds 1   how long
 *   --users 1000             users of each server
 *   --only get,patch         only these scenarios; writes nothing
 *   --peers directus         only these; writes nothing
 *   --quick                  only checks that everything works; writes nothing
 *   --out <file>             writes the page there instead, whatever was measured
 */

const PEERS = [platformatic, directus]
const SCENARIOS = ['get', 'create-plain', 'patch', 'list-20', 'list-100', 'growth']

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    users: { type: 'string' },
    only: { type: 'string' },
    peers: { type: 'string' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

const { quick } = values
const partial = quick || values.only !== undefined || values.peers !== undefined
const out = values.out ?? (partial ? undefined : join(import.meta.dirname, 'PEERS.md'))
const pace = {
  rounds: Number(values.rounds ?? (quick ? 1 : 7)),
  seconds: Number(values.seconds ?? (quick ? 0.2 : 1)),
  warmUp: quick ? 0.1 : 2,
}

try {
  const begun = beginning()
  const wanted = values.peers?.split(',')
  const peers = PEERS.filter(({ name }) => wanted?.includes(name) ?? true)
  await install(console.log)
  const results = await bench({
    ...pace,
    users: Number(values.users ?? (quick ? 20 : 1000)),
    tasks: 0,
    only: values.only?.split(',') ?? SCENARIOS,
    streams: 0,
    written: quick ? 50 : 1000,
    memoryAfter: 0,
    profile: undefined,
    peers,
    signal: interrupted,
    log: console.log,
  })
  if (out !== undefined) {
    const versions = await Promise.all(peers.map(({ version }) => version()))
    await writeFile(out, reportPeers({ results, pace, begun, peers, versions }))
    console.log(`\nWritten to ${out}`)
  }
  if (results.failed.length > 0) process.exitCode = 1
} catch (error) {
  console.error(interrupted.aborted ? 'Interrupted.' : error)
  process.exitCode = 1
}

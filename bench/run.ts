import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bench } from './bench.ts'
import { report } from './report.ts'
import { SCENARIOS } from './scenarios.ts'

/**
 * `npm run bench`: measures the service against the yardstick and writes RESULTS.md.
 *   --rounds 5 --seconds 2         how long
 *   --only get,events,neighbours   only these scenarios; writes nothing
 *   --against <commit>             against the service of that commit instead of the yardstick; writes nothing
 *   --telemetry                    with traces and metrics, against itself without; writes nothing
 *   --quick                        only checks that everything works; writes nothing
 *   --profile <directory>          leaves a CPU profile of the service there; writes nothing
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
    against: { type: 'string' },
    telemetry: { type: 'boolean', default: false },
  },
})

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopping.abort(new Error('Interrupted.')))
}

const { quick, profile, against, telemetry } = values
if (telemetry && against !== undefined) throw new Error('Choose one of --against and --telemetry.')
const partial = [values.only, profile, against].some((value) => value !== undefined) || quick || telemetry
const pace = {
  rounds: Number(values.rounds ?? (quick ? 1 : 5)),
  seconds: Number(values.seconds ?? (quick ? 0.2 : 2)),
  warmUp: quick ? 0.1 : 4,
}

try {
  const results = await bench({
    ...pace,
    users: Math.max(...SCENARIOS.flatMap(({ connections }) => connections)),
    tasks: quick ? 1000 : 100_000,
    only: values.only?.split(','),
    streams: quick ? 50 : 1000,
    memoryAfter: partial ? 0 : 100_000,
    profile,
    against,
    telemetry,
    signal: stopping.signal,
    log: console.log,
  })
  if (!partial) {
    const file = join(import.meta.dirname, 'RESULTS.md')
    await writeFile(file, report(results, pace))
    console.log('\nWritten to bench/RESULTS.md')
  }
} catch (error) {
  console.error(stopping.signal.aborted ? 'Interrupted.' : error)
  process.exitCode = 1
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bench } from './bench.ts'
import { interrupted } from './interrupt.ts'
import { beginning } from './place.ts'
import { report } from './report.ts'

/**
 * `npm run bench`: measures the service against the yardsticks and writes RESULTS.md.
 *   --rounds 9 --seconds 1          how long
 *   --users 1000                    users of each server
 *   --only get,growth,neighbours    only these scenarios or parts (growth, instances, neighbours, events); writes nothing
 *   --against <commit>              against the service of that commit instead of the yardsticks; writes nothing
 *   --telemetry                     with traces and metrics, against itself without; writes nothing
 *   --quick                         only checks that everything works; writes nothing
 *   --profile <directory>           leaves a CPU profile of the service there; writes nothing
 *   --out <file>                    writes the page there instead, whatever was measured
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    users: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
    against: { type: 'string' },
    telemetry: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

const { quick, profile, against, telemetry } = values
if (telemetry && against !== undefined) throw new Error('Choose one of --against and --telemetry.')
const partial = [values.only, profile, against].some((value) => value !== undefined) || quick || telemetry
const pace = {
  rounds: Number(values.rounds ?? (quick ? 1 : 9)),
  seconds: Number(values.seconds ?? (quick ? 0.2 : 1)),
  warmUp: quick ? 0.1 : 2,
}
const out = values.out ?? (partial ? undefined : join(import.meta.dirname, 'RESULTS.md'))

try {
  const begun = beginning()
  const results = await bench({
    ...pace,
    users: Number(values.users ?? (quick ? 50 : 1000)),
    tasks: quick ? 1000 : 100_000,
    only: values.only?.split(','),
    streams: quick ? 50 : 1000,
    // Each user's end of an index fills a page before it takes another, and all at about the same time.
    written: quick ? 100 : 60_000,
    memoryAfter: partial ? 0 : 100_000,
    profile,
    against,
    telemetry,
    signal: interrupted,
    log: console.log,
  })
  if (out !== undefined) {
    await writeFile(out, report(results, pace, begun))
    console.log(`\nWritten to ${out}`)
  }
  // What else was measured is worth having all the same.
  if (results.failed.length > 0) process.exitCode = 1
} catch (error) {
  console.error(interrupted.aborted ? 'Interrupted.' : error)
  process.exitCode = 1
}

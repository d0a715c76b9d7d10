import { execFileSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { arch, cpus, release, tmpdir, totalmem, type } from 'node:os'
import type { Held, Results } from './bench.ts'
import type { Figures, Measured, Pace, Timed } from './measure.ts'
import type { Disturbed } from './neighbours.ts'
import { SEEDED } from './scenarios.ts'
import type { Streamed } from './streams.ts'
import { judge } from './targets.ts'

/** The text of RESULTS.md for a whole run. */
export function report(results: Results, pace: Pace): string {
  const { measured, alone, held, disturbed, streamed, memory } = results
  return `# What Docket costs

Written by \`npm run bench\`; do not edit. Times and CPU are in milliseconds.

${place(results)}

## How it is measured

The service runs as in production: authentication, change log, idempotency, a log to a file and all limits are on.
Beside it runs the yardstick, \`bench/raw.ts\`: the same endpoints by hand on \`node:http\` and \`pg\` with the same check
of the token, a pool of the same size, and nothing else. Both use one embedded PostgreSQL with \`fsync\` on, each with
users of its own who begin with ${SEEDED} tasks. Every connection is another user and sends one request after the other, from
a process whose CPU is not counted; it shares the machine, so rates and times are lower bounds of what the servers do.

Each scenario is warmed up for ${pace.warmUp} s and then measured in ${pace.rounds} rounds of ${pace.seconds} s on each server, in turn. Figures are medians
of the rounds. Ratios are service / raw within one round, and the median of those. CPU of PostgreSQL is that of all its
processes, the writers of log and checkpoints included. A request without a 2xx answer fails the run: there was none.

## Targets

| target | measured | wanted | reached |
|---|---:|---:|---|
${judge(results).map(targetRow).join('\n')}

## Ratios, service / raw

| scenario | connections | requests/s | CPU of server | CPU of PostgreSQL | CPU of both |
|---|---:|---:|---:|---:|---:|
${measured.map(ratioRow).join('\n')}

## Figures

| scenario | connections | server | requests/s | p50 | p95 | p99 | CPU of server | CPU of PostgreSQL | CPU of both | memory, MB |
|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|
${measured.flatMap((one) => [figureRow(one, 'service'), figureRow(one, 'raw')]).join('\n')}
${memory ? `\nMemory of the service after ${memory.requests.toLocaleString('en')} requests more: ${memory.rss.toFixed(0)} MB; at most ${memory.peak.toFixed(0)} MB ever.\n` : ''}${alone.length > 0 ? ofItsOwn(alone) : ''}${disturbed.length > 0 ? neighbours(disturbed) : ''}${streamed ? eventStreams(streamed) : ''}${held ? largeAccount(held) : ''}`
}

const HEAD = `| scenario | connections | requests/s | p50 | p95 | p99 | CPU of server | CPU of PostgreSQL | CPU of both |
|---|---:|---:|---:|---:|---:|---:|---:|---:|`

/** The section about what the yardstick has no endpoints for. */
const ofItsOwn = (timed: Timed[]): string => `
## What the yardstick has not

The service alone, with the same users and rounds.

${HEAD}
${timed.map(timedRow).join('\n')}
`

/** The section about neighbours. */
const neighbours = (disturbed: Disturbed[]): string => `
## Neighbours

One user gets one task after the other, over one connection, while another writes; and the same alone, in turn with it. Ratios are
with / without within one round, and the median of those. All writes share the one process and the machine with the reads.

| the other one writes | requests/s | p50 | p95 | p50 alone | p95 alone | ratio of requests/s | of p50 | of p95 |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${disturbed.map(disturbedRow).join('\n')}
`

function disturbedRow({ title, without, with: beside, ratios }: Disturbed): string {
  const times = [beside.p50, beside.p95, without.p50, without.p95].map(show)
  const parts = [ratios.perSecond, ratios.p50, ratios.p95].map((ratio) => ratio.toFixed(2))
  return row(title, beside.perSecond.toFixed(0), ...times, ...parts)
}

/** The section about event streams, which the yardstick does not have. */
const eventStreams = ({ held, write }: Streamed): string => `
## Event streams

One user patches, over one connection, while ${write.others} event streams of other users and ${write.own} of their own are open; and the same
without streams, in turn with it. Ratios are with / without within one round, and the median of those.

| | requests/s | p50 | p95 | p99 | CPU of server | CPU of PostgreSQL | CPU of both |
|---|---:|---:|---:|---:|---:|---:|---:|
${row('Patch, without streams', ...cellsOf(write.without))}
${row(`Patch, with ${write.others + write.own} streams`, ...cellsOf(write.with))}
${row('Ratio', write.ratios.perSecond.toFixed(2), write.ratios.p50.toFixed(2), '', '', write.ratios.app.toFixed(2), write.ratios.postgres.toFixed(2), '')}

${held.streams.toLocaleString('en')} streams, each of which told of changes, took ${held.megabytes.toFixed(1)} MB more of the service than the same work without them.
`

/** The section about requests that only make sense on a large account. */
const largeAccount = ({ tasks, firstSearch, timed }: Held): string => `
## A large account

One user with ${tasks.toLocaleString('en')} tasks beside the others, most of them plain, three tenths with dates, priorities, labels, projects or
recurrence. The yardstick has no such endpoints: the service runs alone, with the same rounds. Pages are of 20 tasks.

${HEAD}
${timed.map(timedRow).join('\n')}

After ${firstSearch.toFixed(1)} s of searching for the first time, all tasks were indexed; the searches above came after that.
`

function place({ postgresVersion }: Results): string {
  const [cpu] = cpus()
  const lines = {
    Date: new Date().toISOString().slice(0, 10),
    Docket: commit(),
    Machine: `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    System: `${type()} ${release()} ${arch()}, data on ${fileSystem()}`,
    Node: process.version,
    PostgreSQL: postgresVersion,
  }
  return Object.entries(lines)
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n')
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    // The results themselves are not a change of what was measured.
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '..', ':!RESULTS.md') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ', with changes that are not committed' : ''}`
  } catch {
    return 'unknown commit'
  }
}

const FILE_SYSTEMS: Record<number, string> = {
  61267: 'ext4',
  16914836: 'tmpfs',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlayfs',
}

function fileSystem(): string {
  const number = statfsSync(tmpdir()).type
  return FILE_SYSTEMS[number] ?? `file system ${number}`
}

function targetRow({ name, measured, limit, unit, reached }: ReturnType<typeof judge>[number]): string {
  const figure = Number.isNaN(measured) ? 'not on this system' : `${show(measured)} ${unit}`
  return `| ${name} | ${figure} | ≤ ${limit} ${unit} | ${Number.isNaN(measured) ? '?' : reached ? 'yes' : '**no**'} |`
}

function ratioRow({ scenario, connections, ratios }: Measured): string {
  const { perSecond, app, postgres, both } = ratios
  const cells = [perSecond, app, postgres, both].map((value) => value.toFixed(2))
  return row(scenario.title, connections, ...cells)
}

function figureRow(one: Measured, side: 'service' | 'raw'): string {
  const figures = side === 'service' ? one.service : one.rival
  return row(one.scenario.title, one.connections, side, ...cellsOf(figures), figures.rss.toFixed(0))
}

const timedRow = ({ scenario, connections, service }: Timed): string =>
  row(scenario.title, connections, ...cellsOf(service))

const cellsOf = ({ perSecond, p50, p95, p99, app, postgres, both }: Figures): string[] => [
  perSecond.toFixed(0),
  ...[p50, p95, p99, app, postgres, both].map(show),
]

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

const show = (value: number): string => (value < 1 ? value.toFixed(3) : value.toFixed(value < 10 ? 2 : 1))

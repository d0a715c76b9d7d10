import type { Held, Results } from './bench.ts'
import type { Grown } from './growth.ts'
import type { Shared } from './instances.ts'
import type { Against, Figures, Measured, Pace } from './measure.ts'
import type { Disturbed } from './neighbours.ts'
import { type Beginning, place } from './place.ts'
import { READERS, SEEDED } from './scenarios.ts'
import { SETTINGS } from './stage.ts'
import type { Streamed } from './streams.ts'
import { COLUMNS, cellsOf, head, row, show, showSpread } from './tables.ts'
import { judge } from './targets.ts'

/** The text of RESULTS.md for a whole run. */
export function report(results: Results, pace: Pace, begun: Beginning): string {
  const { measured, alone, grown, shared, held, disturbed, streamed, memory } = results
  const settings = Object.entries(SETTINGS).map(([name, value]) => `\`${name}=${value}\``)
  return `# What Docket costs

Written by \`npm run bench\`; do not edit. Times and CPU are in milliseconds.

${place(begun, results.postgresVersion)}

## How it is measured

The service runs as in production, with its own settings and timeouts: authentication, change log, idempotency, a log to a
file and all limits are on. Only these settings differ, since all requests come from one address:
${settings.join(', ')}. Beside it run two yardsticks with pools of the same size and the same check of the token:

- *raw*, \`bench/raw.ts\`: the same endpoints by hand on \`node:http\` and \`pg\`, on the service's own tables, and nothing else.
- *Fastify*, \`bench/fastify.ts\`: the same endpoints with Fastify and \`pg\`, requests checked and answers serialised by JSON
  schemas, on a plain table with one index.

Neither has a change log, idempotency keys, ETags, limits or a log. All run on one embedded PostgreSQL with \`fsync\` on, each on
a database of its own with ${results.users.toLocaleString('en')} users who begin with ${SEEDED} tasks each. Each request is another user's than the one before it,
unless a row says otherwise. The service remembers lists in as many megabytes as by default: those of ${READERS} users are
remembered, and those of "not remembered" are more than there is room for. Every connection sends one request after the other, from a process whose CPU
is not counted; it shares the machine, so rates and times are lower bounds of what the servers do.

Each scenario is warmed up for ${pace.warmUp} s and then measured in ${pace.rounds} rounds of ${pace.seconds} s on each server, in turn. Figures are medians
of the rounds. Ratios are service / yardstick within one round: their median, and in brackets their quartiles, between which half
of the rounds are. CPU of PostgreSQL is that of all its processes, the writers of log and checkpoints included. A row of which
a request has no 2xx answer fails: ${failures(results)}

## Targets

${head(['target'], ['measured', 'wanted', 'reached'])}
${judge(results).map(targetRow).join('\n')}

## Ratios, service / yardstick

${head(['scenario'], ['connections', 'yardstick', 'requests/s', 'CPU of server', 'CPU of PostgreSQL', 'CPU of both'])}
${measured.flatMap((one) => one.rivals.map((rival) => ratioRow(one, rival))).join('\n')}

## Figures

${head(['scenario'], ['connections', 'server', ...COLUMNS, 'memory, MB'])}
${measured.flatMap(figureRows).join('\n')}
${memory ? `\nMemory of the service after ${memory.requests.toLocaleString('en')} requests more: ${memory.rss.toFixed(0)} MB; at most ${memory.peak.toFixed(0)} MB ever.\n` : ''}
## Bytes of an answer

Status line with headers, and body. Of "patch, then list" it is the mean of both.

${head(['scenario'], ['server', 'headers', 'body'])}
${measured.filter(isLast).flatMap(byteRows).join('\n')}
${grown.length > 0 ? growth(grown) : ''}${shared ? instances(shared) : ''}${alone.length > 0 ? ofItsOwn(alone) : ''}${disturbed.length > 0 ? neighbours(disturbed) : ''}${streamed ? eventStreams(streamed) : ''}${held ? largeAccount(held) : ''}`
}

const TITLES: Record<string, string> = { service: 'Docket', raw: 'raw', fastify: 'Fastify' }
const titleOf = (name: string): string => TITLES[name] ?? name

function failures({ failed }: Results): string {
  if (failed.length === 0) return 'there was none.'
  const lines = failed.map(
    ({ title, connections, reason }) => `- ${title}, ${connections} connections: ${reason}`,
  )
  return `these did.\n\n${lines.join('\n')}`
}

/** Whether a scenario's answers are shown: once, whatever its connections. */
const isLast = ({ scenario, connections }: Measured): boolean => connections === scenario.connections.at(-1)

/** The section about what remains on the disk. */
const growth = (grown: Grown[]): string => `
## Growth of the database

Bytes per request, tables with their indexes: of the change log, and of all else. What updates leave behind is used again after
\`VACUUM\`, and is not counted.

${head(['request'], ['server', 'change log', 'all else'])}
${grown.flatMap(({ scenario, sides }) => sides.map(({ name, log, rest }) => row(scenario.title, titleOf(name), log.toFixed(0), rest.toFixed(0)))).join('\n')}
`

/** The section about several instances. */
const instances = ({ scenario, connections, sides }: Shared): string => `
## A second instance on one database

${scenario.title}, ${connections} connections, spread over two instances; and the same with one, on a database of its own, in turn with it. CPU of
the server is that of all instances. Ratios are two / one within one round, and their quartiles.

${head([''], COLUMNS)}
${sides
  .flatMap(({ one, two, ratios: { perSecond, p50, p95, app, postgres, both } }) => [
    row('One instance', ...cellsOf(one)),
    row('Two', ...cellsOf(two)),
    row('Ratio', ...[perSecond, p50, p95].map(showSpread), '', ...[app, postgres, both].map(showSpread)),
  ])
  .join('\n')}
`

/** The section about what the yardsticks have no endpoints for. */
const ofItsOwn = (measured: Measured[]): string => `
## What the yardsticks have not

The service alone, with the same users and rounds.

${head(['scenario'], ['connections', ...COLUMNS])}
${measured.map(aloneRow).join('\n')}
`

/** The section about neighbours. */
const neighbours = (disturbed: Disturbed[]): string => `
## Neighbours

One user gets one task after the other, over one connection, while another writes; and the same alone, in turn with it. In a shared
workspace, its members get and write tasks in turn. Ratios are with / without within one round, and their quartiles. All writes share
the one process and the machine with the reads.

${head(['what is written'], ['requests/s', 'p50', 'p95', 'p50 alone', 'p95 alone', 'ratio of requests/s', 'of p50', 'of p95'])}
${disturbed.map(disturbedRow).join('\n')}
`

function disturbedRow({ title, without, with: beside, ratios }: Disturbed): string {
  const times = [beside.p50, beside.p95, without.p50, without.p95].map(show)
  const parts = [ratios.perSecond, ratios.p50, ratios.p95].map(showSpread)
  return row(title, beside.perSecond.toFixed(0), ...times, ...parts)
}

/** The section about event streams, which the yardsticks do not have. */
const eventStreams = ({ held, write }: Streamed): string => `
## Event streams

One user patches, over one connection, while ${write.others} event streams of other users and ${write.own} of their own are open; and the same
without streams, in turn with it. Ratios are with / without within one round, and their quartiles.

${head([''], COLUMNS)}
${row('Patch, without streams', ...cellsOf(write.without))}
${row(`Patch, with ${write.others + write.own} streams`, ...cellsOf(write.with))}
${row('Ratio', ...[write.ratios.perSecond, write.ratios.p50, write.ratios.p95].map(showSpread), '', ...[write.ratios.app, write.ratios.postgres, write.ratios.both].map(showSpread))}

${held.streams.toLocaleString('en')} streams, each of which told of changes, took ${held.megabytes.toFixed(1)} MB more of the service than the same work without them.
`

/** The section about requests that only make sense on a large account. */
const largeAccount = ({ tasks, firstSearch, measured }: Held): string => `
## A large account

One user with ${tasks.toLocaleString('en')} tasks beside the others, most of them plain, three tenths with dates, priorities, labels, projects or
recurrence. The yardsticks have no such endpoints: the service runs alone, with the same rounds. Pages are of 20 tasks.

${head(['scenario'], ['connections', ...COLUMNS])}
${measured.map(aloneRow).join('\n')}

After ${firstSearch.toFixed(1)} s of searching for the first time, all tasks were indexed; the searches above came after that.
`

function targetRow({ name, measured, limit, unit, reached }: ReturnType<typeof judge>[number]): string {
  const figure = Number.isNaN(measured) ? 'not on this system' : `${show(measured)} ${unit}`
  return row(name, figure, `≤ ${limit} ${unit}`, Number.isNaN(measured) ? '?' : reached ? 'yes' : '**no**')
}

function ratioRow({ scenario, connections }: Measured, { name, ratios }: Against): string {
  const { perSecond, app, postgres, both } = ratios
  return row(scenario.title, connections, titleOf(name), ...[perSecond, app, postgres, both].map(showSpread))
}

/** The figures of each server for one scenario. */
const sidesOf = ({ service, rivals }: Measured): [string, Figures][] => [
  [titleOf('service'), service],
  ...rivals.map(({ name, figures }): [string, Figures] => [titleOf(name), figures]),
]

const figureRows = (one: Measured): string[] =>
  sidesOf(one).map(([name, figures]) =>
    row(one.scenario.title, one.connections, name, ...cellsOf(figures), figures.rss.toFixed(0)),
  )

const byteRows = (one: Measured): string[] =>
  sidesOf(one).map(([name, { head, body }]) =>
    row(one.scenario.title, name, head.toFixed(0), Math.round(body).toLocaleString('en')),
  )

const aloneRow = ({ scenario, connections, service }: Measured): string =>
  row(scenario.title, connections, ...cellsOf(service))

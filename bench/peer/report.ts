import type { Results } from '../bench.ts'
import type { Figures, Measured, Pace } from '../measure.ts'
import { type Beginning, place } from '../place.ts'
import { SEEDED } from '../scenarios.ts'
import { SETTINGS } from '../stage.ts'
import { COLUMNS, cellsOf, head, row, show, showSpread } from '../tables.ts'
import type { Peer } from './peer.ts'

export interface PeersRun {
  results: Results
  pace: Pace
  begun: Beginning
  peers: readonly Peer[]
  versions: string[]
}

/** The text of PEERS.md for a whole run. */
export function reportPeers({ results, pace, begun, peers, versions }: PeersRun): string {
  const { measured, grown, startUp, users, postgresVersion } = results
  const titles = new Map([
    ['service', 'Docket'],
    ['fastify', 'Fastify + pg, by hand'],
    ...peers.map(({ name, title }) => [name, title] as const),
  ])
  const titleOf = (name: string) => titles.get(name) ?? name
  const sidesOf = ({ service, rivals }: Measured): [string, Figures][] => [
    ['service', service],
    ...rivals.map(({ name, figures }): [string, Figures] => [name, figures]),
  ]
  const memory = (name: string) =>
    Math.max(
      ...measured.flatMap((one) => sidesOf(one).flatMap(([side, { rss }]) => (side === name ? rss : []))),
    )
  const settings = Object.entries(SETTINGS).map(([name, value]) => `\`${name}=${value}\``)

  return `# Docket beside others

Written by \`npm run bench:peers\`; do not edit. Times and CPU are in milliseconds.

${place(begun, postgresVersion)}
${peers.map(({ title }, index) => `- ${title}: ${versions[index]}`).join('\n')}

## How it is measured

Each server runs in production mode, with a pool of 10 connections, on one embedded PostgreSQL with \`fsync\` on, and has a
database of its own with ${users.toLocaleString('en')} users who own ${SEEDED} tasks each: title, description, done or not, when it was created and
changed. Each request is another user's, with their own token. Docket has limits that are too high to be reached
(${settings.join(', ')}). Every connection sends one request after
the other, from a process whose CPU is not counted; it shares the machine, so rates and times are lower bounds.

Each request is warmed up for ${pace.warmUp} s and then measured in ${pace.rounds} rounds of ${pace.seconds} s on each server, in turn. Figures are medians of the rounds.
Ratios are Docket / the other one within one round: their median, and in brackets their quartiles. CPU is that of all processes
of a server. A row of which a request has no 2xx answer fails: ${failures(results)}

They are not the same product. What each is, and how it was set up:

${peers.map(({ title, facts }) => `**${title}**\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`).join('\n\n')}

**Fastify + pg, by hand** (\`bench/fastify.ts\`)

- The same endpoints on one plain table, and nothing else: no change log, accounts, limits or log.

**Docket**

- Keeps a change log of every write, from which history, undo, sync, events and webhooks come; answers with ETags; checks limits; writes a
  line of log for each request. Of 500 users in turn it remembers the lists of 20 while nothing changes, not those of 100.

## CPU of server and PostgreSQL for a request, Docket / the other one

${head(['request'], ['connections', ...(measured[0]?.rivals.map(({ name }) => titleOf(name)) ?? [])])}
${measured.map(({ scenario, connections, rivals }) => row(scenario.title, connections, ...rivals.map(({ ratios }) => showSpread(ratios.both)))).join('\n')}

## Figures

${head(['request'], ['connections', 'server', ...COLUMNS])}
${measured.flatMap((one) => sidesOf(one).map(([name, figures]) => row(one.scenario.title, one.connections, titleOf(name), ...cellsOf(figures)))).join('\n')}

## Bytes of an answer

Status line with headers, and body.

${head(['request'], ['server', 'headers', 'body'])}
${measured
  .filter(({ scenario, connections }) => connections === scenario.connections.at(-1))
  .flatMap((one) =>
    sidesOf(one).map(([name, { head, body }]) =>
      row(one.scenario.title, titleOf(name), head.toFixed(0), Math.round(body).toLocaleString('en')),
    ),
  )
  .join('\n')}

## Start and memory

Seconds until it listens, with a database that is there; and the most resident memory of all its processes in any row above.

${head(['server'], ['start, s', 'memory, MB'])}
${startUp.map(({ name, seconds }) => row(titleOf(name), show(seconds), memory(name).toFixed(0))).join('\n')}

## Growth of the database

Bytes for a request, of all tables with their indexes, after \`VACUUM\`.

${head(['request'], ['server', 'bytes'])}
${grown
  .filter(({ scenario }) => scenario.name !== 'create')
  .flatMap(({ scenario, sides }) =>
    sides.map(({ name, log, rest }) => row(scenario.title, titleOf(name), (log + rest).toFixed(0))),
  )
  .join('\n')}
`
}

function failures({ failed }: Results): string {
  if (failed.length === 0) return 'there was none.'
  const lines = failed.map(
    ({ title, connections, reason }) => `- ${title}, ${connections} connections: ${reason}`,
  )
  return `these did.\n\n${lines.join('\n')}`
}

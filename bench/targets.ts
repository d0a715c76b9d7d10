import type { Results } from './bench.ts'
import type { Measured } from './measure.ts'

export interface Verdict {
  name: string
  /** NaN where the system does not report it. */
  measured: number
  limit: number
  unit: string
  reached: boolean
}

/** CPU against the raw yardstick: of the service, and with PostgreSQL. */
const OF_RAW: Record<string, [number, number]> = {
  get: [1.3, 1.6],
  create: [1.3, 1.6],
  'create-plain': [1.3, 1.6],
  patch: [1.3, 1.6],
  'list-100-again': [0.4, 0.4],
}

/** The CPU of service and PostgreSQL at 32 connections, against the same with Fastify and `pg`. */
const OF_FASTIFY: Record<string, number> = {
  patch: 1.8,
  create: 1.6,
  'create-plain': 1.6,
  'list-100': 0.6,
  'patch-list-100': 1.3,
}

/** What Docket promises about its cost, compared with what was measured. */
export function judge({ measured, grown, shared, held, disturbed, streamed, memory }: Results): Verdict[] {
  const verdicts: Verdict[] = []
  const add = (name: string, value: number, limit: number, unit: string) =>
    verdicts.push({ name, measured: value, limit, unit, reached: value <= limit })

  for (const one of measured) {
    const { name, title } = one.scenario
    const what = `${title}, ${at(one)}`
    const [raw, fastify] = ['raw', 'fastify'].map(
      (rival) => one.rivals.find(({ name }) => name === rival)?.ratios,
    )
    const [server, both] = OF_RAW[name] ?? []
    if (raw && server !== undefined) add(`CPU of the service: ${what}`, raw.app.median, server, '× raw')
    if (raw && both !== undefined) add(`CPU with PostgreSQL: ${what}`, raw.both.median, both, '× raw')
    const limit = OF_FASTIFY[name]
    if (fastify && limit !== undefined && one.connections === 32) {
      add(`CPU with PostgreSQL: ${what}`, fastify.both.median, limit, '× Fastify')
    }
  }
  const get = measured.find(({ scenario }) => scenario.name === 'get')
  if (get !== undefined) add('Headers of an answer with a task', get.service.head, 400, 'bytes')
  for (const { scenario, sides } of grown) {
    const service = sides.find(({ name }) => name === 'service')
    if (service !== undefined) add(`Change log: ${scenario.title}`, service.log, 450, 'bytes')
  }
  for (const { ratios } of shared?.sides.slice(0, 1) ?? []) {
    add('CPU with PostgreSQL: a second instance', ratios.both.median, 1.05, '× one')
  }
  for (const one of measured) {
    if (one.connections === 1) add(`p95: ${one.scenario.title}, ${at(one)}`, one.service.p95, 20, 'ms')
    if (one.scenario.name === 'mixed')
      add(`p95: ${one.scenario.title}, ${at(one)}`, one.service.p95, 200, 'ms')
  }
  for (const one of held?.measured ?? []) {
    const { name, title } = one.scenario
    if (/^(filter|search)/.test(name)) add(`p95: ${title}, ${at(one)}`, one.service.p95, 50, 'ms')
    if (name === 'counts') add(`p50: ${title}, ${at(one)}`, one.service.p50, 10, 'ms')
    if (name === 'sort-title') add(`p50: ${title}, ${at(one)}`, one.service.p50, 15, 'ms')
    if (name === 'export') add(`p50: ${title}, ${at(one)}`, one.service.p50, 3000, 'ms')
  }
  for (const { title, together, ratios } of disturbed) {
    if (together)
      add(`p95 of a member's read beside others' writes: ${title}`, ratios.p95.median, 1.2, '× without')
    else add(`Time of one user's read beside another's writes: ${title}`, ratios.p50.median, 1.1, '× without')
  }
  if (streamed !== undefined) {
    const { streams, megabytes } = streamed.held
    add(`Memory of ${streams.toLocaleString('en')} open event streams`, megabytes, 100, 'MB')
  }
  if (memory !== undefined) {
    add(`Memory after ${memory.requests.toLocaleString('en')} requests`, memory.rss, 250, 'MB')
  }
  return verdicts
}

const at = ({ connections }: Measured): string =>
  connections === 1 ? '1 connection' : `${connections} connections`

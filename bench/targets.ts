import type { Results } from './bench.ts'
import type { Timed } from './measure.ts'

export interface Verdict {
  name: string
  /** NaN where the system does not report it. */
  measured: number
  limit: number
  unit: string
  reached: boolean
}

/** What Docket promises about its cost, compared with what was measured. */
export function judge({ measured, held, disturbed, streamed, memory }: Results): Verdict[] {
  const verdicts: Verdict[] = []
  const add = (name: string, value: number, limit: number, unit: string) =>
    verdicts.push({ name, measured: value, limit, unit, reached: value <= limit })

  for (const one of measured) {
    const { name, title } = one.scenario
    const what = `${title}, ${at(one)}`
    if (['get', 'create', 'create-plain', 'patch'].includes(name)) {
      add(`CPU of the service: ${what}`, one.ratios.app, 1.3, '× raw')
      add(`CPU with PostgreSQL: ${what}`, one.ratios.both, 1.6, '× raw')
    }
    if (name === 'list-100') {
      add(`CPU of the service: ${what}`, one.ratios.app, 0.4, '× raw')
      add(`CPU with PostgreSQL: ${what}`, one.ratios.both, 0.4, '× raw')
    }
  }
  for (const one of measured) {
    if (one.connections === 1) add(`p95: ${one.scenario.title}, ${at(one)}`, one.service.p95, 20, 'ms')
    if (one.scenario.name === 'mixed') add('p95: 50 users at once', one.service.p95, 200, 'ms')
  }
  for (const one of held?.timed ?? []) {
    const { name, title } = one.scenario
    // Requests that have to read all tasks are reported, but nothing is promised for them.
    if (/^(filter|search)/.test(name)) add(`p95: ${title}, ${at(one)}`, one.service.p95, 50, 'ms')
  }
  for (const { title, ratios } of disturbed) {
    add(`Time of one user's read beside another's writes: ${title}`, ratios.p50, 1.1, '× without')
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

const at = ({ connections }: Timed): string =>
  connections === 1 ? '1 connection' : `${connections} connections`

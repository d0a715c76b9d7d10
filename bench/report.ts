import type { Results } from './bench.ts'
import type { Pace } from './measure.ts'
export function report(_results: Results, _pace: Pace): string {
  return ''
}

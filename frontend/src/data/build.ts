import type { BatchOperation } from '@docket/sdk'
import type { Effect } from './effects.ts'
import { type Created, newKey, type Summary, type Write } from './writes.ts'

/** The most operations that a batch takes. */
const MOST = 100

/** One operation with its expected effects. */
export interface Step {
  operation: BatchOperation
  effects: Effect[]
  /** What it creates, and under which temporary id. */
  creates?: Omit<Created, 'operation'>
}

/** The writes that perform these steps: one, or several if they do not fit in one batch. */
export function batchesOf(steps: readonly Step[], summary: Summary): Write[] {
  const writes: Write[] = []
  for (let start = 0; start < steps.length; start += MOST) {
    const part = steps.slice(start, start + MOST)
    writes.push({
      ...blank(summary),
      path: '/batch',
      body: { operations: part.map(({ operation }) => operation) },
      effects: part.flatMap(({ effects }) => effects),
      creates: part.flatMap(({ creates }, index): Created[] =>
        creates === undefined ? [] : [{ ...creates, operation: index }],
      ),
    })
  }
  return writes
}

/** A write that undoes the one with this key. */
export function undoOf(key: string, effects: Effect[], summary: Summary): Write {
  return { ...blank(summary), path: '/undo', body: { revision: { write_of: key } }, effects }
}

export function blank(summary: Summary): Write {
  return {
    key: newKey(),
    order: 0,
    path: '/batch',
    body: {},
    effects: [],
    creates: [],
    summary,
    status: 'waiting',
    revision: 0,
  }
}

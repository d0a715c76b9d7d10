import { useMemo } from 'react'
import { byPosition } from '../../data/index.ts'

/** The rows in the manual order. */
export function useOrdered<T extends { position: string; id: number }>(rows: ReadonlyMap<number, T>): T[] {
  return useMemo(() => [...rows.values()].sort(byPosition), [rows])
}

import { useState } from 'react'
import { useActions } from '../../data/index.ts'

/**
 * Keys for rows that may have a temporary id at first. A row keeps its key when the service has assigned the real id,
 * so that what is open in it stays open, and the focus where it is.
 */
export function useLastingKeys(rows: readonly { id: number }[]): (id: number) => number {
  const actions = useActions()
  const [temporary] = useState(() => new Set<number>())
  for (const { id } of rows) if (id < 0) temporary.add(id)
  return (id) => [...temporary].find((one) => actions.idOf(one) === id) ?? id
}

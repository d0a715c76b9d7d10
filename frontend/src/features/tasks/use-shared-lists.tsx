import { lazy, type ReactNode, Suspense, useState } from 'react'
import { usePainted } from '../../browser/painted.ts'
import { useSpans } from '../../data/index.ts'
import { loadWithRetry } from '../../ui/load.ts'
import type { SharedListsProps } from './shared-lists.tsx'

const SharedLists = lazy(() =>
  loadWithRetry(async () => ({ default: (await import('./shared-lists.tsx')).SharedLists })),
)

/** The same list of each shared workspace, with the number of open tasks; on a page of one's own, once that is painted. */
export function useSharedLists(list: Omit<SharedListsProps, 'onCount'>): { lists: ReactNode; count: number } {
  const [count, setCount] = useState(0)
  const isPainted = usePainted()
  const spans = useSpans()
  const lists = isPainted && spans && (
    <Suspense>
      <SharedLists {...list} onCount={setCount} />
    </Suspense>
  )
  return { lists, count }
}

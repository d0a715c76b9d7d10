import { useMemo, useSyncExternalStore } from 'react'
import { useReplica, useReplicaState, useToday, useWorkspaceId } from '../../data/index.ts'
import { lingeringNow, onLingering } from '../task/lingering.ts'
import type { Sort } from './lists.ts'
import { type Source, sourceKeeper } from './source.ts'

/** What a list in this order looks at besides what all lists do. */
const ALSO: Partial<Record<Sort, readonly ('title' | 'estimate')[]>> = {
  title: ['title'],
  estimate: ['estimate'],
}

/** The current source of lists. Re-renders only when some list would change. @param sort the order of the list */
export function useSource(sort: Sort = 'due'): Source {
  const state = useReplicaState()
  const today = useToday()
  const workspaceId = useWorkspaceId()
  const keep = useMemo(() => sourceKeeper(ALSO[sort]), [sort])
  const source = () => {
    const { tasks, projects, preferences } = state()
    return keep({ tasks, projects, today, zone: preferences.time_zone, lingering: lingeringNow(workspaceId) })
  }
  useReplica(source)
  return useSyncExternalStore(onLingering, source)
}

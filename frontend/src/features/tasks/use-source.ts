import { useState, useSyncExternalStore } from 'react'
import { useReplica, useReplicaState, useToday } from '../../data/index.ts'
import { lingeringNow, onLingering } from '../task/lingering.ts'
import { type Source, sourceKeeper } from './source.ts'

/** The current source of lists. Re-renders only when some list would change. */
export function useSource(): Source {
  const state = useReplicaState()
  const today = useToday()
  const [keep] = useState(sourceKeeper)
  const source = () => {
    const { tasks, projects, preferences } = state()
    return keep({ tasks, projects, today, zone: preferences.time_zone, lingering: lingeringNow() })
  }
  useReplica(source)
  return useSyncExternalStore(onLingering, source)
}

import { useMemo } from 'react'
import { useReplica, useToday } from '../../data/index.ts'
import { useHeld } from './held.ts'
import type { Source } from './lists.ts'

/** What lists are made from, as it is now. */
export function useSource(): Source {
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = useToday()
  const held = useHeld()
  return useMemo(() => ({ tasks, projects, today, zone, held }), [tasks, projects, today, zone, held])
}

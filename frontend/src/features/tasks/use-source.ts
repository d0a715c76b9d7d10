import { useMemo, useState } from 'react'
import { useReplica, useToday } from '../../data/index.ts'
import { useHeld } from './held.ts'
import { type Source, sourceKeeper } from './source.ts'

/** What lists are made from, as it is now. */
export function useSource(): Source {
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = useToday()
  const held = useHeld()
  const [keep] = useState(sourceKeeper)
  return useMemo(
    () => keep({ tasks, projects, today, zone, held }),
    [keep, tasks, projects, today, zone, held],
  )
}

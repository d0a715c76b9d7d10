import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { browserStorage, inWorkspace, isNumbers } from '../../browser/storage.ts'
import { docket } from '../../data/docket.ts'
import { type Task, usePlace, useReplica, useWorkspaceId, type View } from '../../data/index.ts'
import { useQuery } from '../../session/query.ts'

const PAGE = 500
/** Debounce in milliseconds from a change until the service is asked again. */
const QUIET = 200

export interface ViewTasks {
  tasks: Task[]
  isLoading: boolean
  error: Error | null
  /** Whether it is an earlier answer of the service, which may be out of date. */
  isStale: boolean
}

/** The tasks of a view in its order: their ids come from the service, the tasks from the replica. */
export function useViewTasks(view: View): ViewTasks {
  const tasks = useReplica((state) => state.tasks)
  const revision = useReplica((state) => state.revision)
  const workspaceId = useWorkspaceId()
  const stored = inWorkspace(usePlace(), `view.${view.id}`)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['view', workspaceId, view.id, view.filter, view.sort],
    queryFn: ({ signal }) => idsOf(workspaceId, view, signal),
    placeholderData: keepPreviousData,
    initialData: () => read(stored),
    initialDataUpdatedAt: 0,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision may change which tasks the view has.
  useEffect(() => {
    const timer = setTimeout(() => void refetch({ cancelRefetch: true }), QUIET)
    return () => clearTimeout(timer)
  }, [revision, refetch])
  useEffect(() => {
    if (data !== undefined) browserStorage.write(stored, data)
  }, [stored, data])
  const shown = useMemo(() => (data ?? []).flatMap((id) => tasks.get(id) ?? []), [data, tasks])
  return {
    tasks: shown,
    isLoading: isPending,
    error: data === undefined ? error : null,
    isStale: data !== undefined && error !== null,
  }
}

/** The ids of all tasks of the view. */
async function idsOf(workspaceId: string, { filter, sort }: View, signal: AbortSignal): Promise<number[]> {
  const ids: number[] = []
  for (let cursor: string | undefined; ; ) {
    const { data } = await docket.api.GET('/api/{user_id}/tasks', {
      params: {
        path: { user_id: workspaceId },
        // The filter itself and not the view's id, since a view that was just made only has a temporary one.
        query: {
          // Every task: the service takes no empty filter.
          ...(filter.trim() === '' ? {} : { filter }),
          limit: PAGE,
          ...(sort === null ? {} : { sort }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    })
    ids.push(...data.tasks.map(({ id }) => id))
    if (data.next_cursor === null || data.next_cursor === undefined) return ids
    cursor = data.next_cursor
  }
}

function read(stored: string): number[] | undefined {
  const ids = browserStorage.read(stored)
  return isNumbers(ids) ? ids : undefined
}

import { DocketProblem, Unreachable } from '@docket/sdk'
import { type RefObject, useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica, useToday, useWorkspaceId } from '../../data/index.ts'

/** Milliseconds without a change until the service is asked again. */
const QUIET = 1_000

export type ViewCounts = ReadonlyMap<number, number>
const NONE: ViewCounts = new Map()

/**
 * How many tasks each view has, all from one answer of the service: only it can filter. It is asked after changes, while
 * the sidebar can be seen; without an answer, the last counts stay.
 * @param isWanted false until the page has nothing better to do
 */
export function useViewCounts(isWanted: boolean, sidebar: RefObject<HTMLElement | null>): ViewCounts {
  const revision = useReplica((state) => state.revision)
  const hasViews = useReplica((state) => state.views.size > 0)
  const today = useToday()
  const workspaceId = useWorkspaceId()
  const [counts, setCounts] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision, and each day, may change what views find.
  useEffect(() => {
    if (!isWanted || !hasViews) return
    const end = new AbortController()
    const { signal } = end
    let timer = 0
    const ask = async () => {
      if (document.hidden || sidebar.current?.checkVisibility() !== true) return
      try {
        const params = { path: { user_id: workspaceId } }
        const { data } = await docket.api.GET('/api/{user_id}/counts', { params, signal })
        setCounts(new Map(data.views.flatMap(({ id, tasks }) => (tasks === null ? [] : [[id, tasks]]))))
      } catch (error) {
        const isExpected = signal.aborted || error instanceof Unreachable || error instanceof DocketProblem
        if (!isExpected) throw error
      }
    }
    const askSoon = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => void ask(), QUIET)
    }
    askSoon()
    document.addEventListener('visibilitychange', askSoon, { signal })
    window.addEventListener('online', askSoon, { signal })
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [isWanted, hasViews, revision, today, sidebar, workspaceId])
  return counts
}

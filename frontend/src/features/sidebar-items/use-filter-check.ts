import { DocketProblem, Unreachable } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { docket } from '../../data/docket.ts'
import { useWorkspaceId } from '../../data/index.ts'
import { useQuery } from '../../session/query.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** Debounce in milliseconds before the service is asked. */
const PAUSE = 250

/** The service's description of a mistake, for apps with texts of their own. */
export interface MistakeDetails {
  kind: string
  found?: string | null
  near?: string | null
  most?: number
  expected?: { what?: string; of?: string; none?: boolean; operators?: string[] }
}

export interface Mistake {
  message: string
  about?: MistakeDetails
  /** In code points; undefined if it concerns no particular place. */
  position: number | undefined
}

/** What a filter finds. */
export interface Matches {
  count: number
  /** Whether there are more than were counted. */
  hasMore: boolean
  /** Of the first few. */
  titles: readonly string[]
}

export type FilterCheck =
  | { state: 'empty' | 'checking' | 'right'; mistake?: undefined; matches?: Matches }
  | { state: 'unknown'; mistake?: undefined; isUnreachable?: boolean }
  | { state: 'wrong'; mistake: Mistake }

/** The most that are counted: one page of the service. */
const MOST = 500
const SHOWN = 3

/**
 * Checks while a filter is typed whether the service understands it, and what it finds.
 * @param sort the order in which the first are shown
 */
export function useFilterCheck(filter: string, sort: string): FilterCheck {
  const workspaceId = useWorkspaceId()
  const asked = useSettled(filter.trim(), PAUSE)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['filter-check', workspaceId, asked, sort],
    enabled: asked !== '',
    // Tasks may have changed since.
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Mistake | Matches> => {
      try {
        const query = { filter: asked, limit: MOST, ...(sort === '' ? {} : { sort }) }
        const params = { path: { user_id: workspaceId }, query }
        const { tasks, next_cursor } = (await docket.api.GET('/api/{user_id}/tasks', { params, signal })).data
        const titles = tasks.slice(0, SHOWN).map(({ title }) => title)
        return { count: tasks.length, hasMore: next_cursor != null, titles }
      } catch (problem) {
        if (problem instanceof DocketProblem && problem.status === 422) return mistakeOf(problem)
        throw problem
      }
    },
  })
  if (filter.trim() === '') return { state: 'empty' }
  if (error !== null) return { state: 'unknown', isUnreachable: error instanceof Unreachable }
  // Until the answer is there, what was found before keeps its place.
  const before = data !== undefined && 'titles' in data ? { matches: data } : {}
  if (asked !== filter.trim() || data === undefined || isPlaceholderData)
    return { state: 'checking', ...before }
  return 'titles' in data ? { state: 'right', matches: data } : { state: 'wrong', mistake: data }
}

export function mistakeOf(problem: DocketProblem): Mistake {
  const { position, mistake } = problem.members
  return {
    ...(typeof mistake === 'object' && mistake !== null ? { about: mistake as MistakeDetails } : {}),
    // The position is shown below the filter itself.
    message: problem.message.replace(/^[\w.]+, character \d+: /, ''),
    position: typeof position === 'number' ? position : undefined,
  }
}

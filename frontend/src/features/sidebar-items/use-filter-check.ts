import { DocketProblem } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { docket } from '../../data/docket.ts'
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

export type FilterCheck =
  | { state: 'empty' | 'checking' | 'right' | 'unknown'; mistake?: undefined }
  | { state: 'wrong'; mistake: Mistake }

/** Checks while a filter is typed whether the service understands it. */
export function useFilterCheck(filter: string): FilterCheck {
  const asked = useSettled(filter.trim(), PAUSE)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['filter-check', asked],
    enabled: asked !== '',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Mistake | null> => {
      try {
        const params = { path: { user_id: 'me' }, query: { filter: asked, limit: 1 } }
        await docket.api.GET('/api/{user_id}/tasks', { params, signal })
        return null
      } catch (problem) {
        if (problem instanceof DocketProblem && problem.status === 422) return mistakeOf(problem)
        throw problem
      }
    },
  })
  if (filter.trim() === '') return { state: 'empty' }
  if (error !== null) return { state: 'unknown' }
  if (asked !== filter.trim() || data === undefined || isPlaceholderData) return { state: 'checking' }
  return data === null ? { state: 'right' } : { state: 'wrong', mistake: data }
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

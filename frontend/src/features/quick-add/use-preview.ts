import type { QuickAddPreview } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { docket } from '../../data/docket.ts'
import { useQuery } from '../../session/query.ts'
import { useSettled } from '../../ui/use-settled.ts'
import type { LineBody, LineDefaults } from './line-body.ts'
import { codePoints } from './readings.ts'

/** Debounce in milliseconds before the service is asked. */
const PAUSE = 120
export const LONGEST_LINE = 500

export interface Preview {
  /** The last answer; it is for another line while the next one is on its way. */
  data: QuickAddPreview | undefined
  /** Whether `data` is for this very line. */
  isCurrent: boolean
  error: Error | null
}

/** What the service reads from a line while it is typed. */
export function usePreview(body: LineBody): Preview {
  const asked = useSettled(body, PAUSE)
  const isAsked = asked.text.trim() !== '' && codePoints(asked.text) <= LONGEST_LINE
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['quick-add', asked],
    enabled: isAsked,
    retry: false,
    // Answers become outdated: "tomorrow" will be another day.
    staleTime: 10_000,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data } = await docket.api.POST('/api/{user_id}/quick-add', {
        params: { path: { user_id: 'me' } },
        body: { ...asked, defaults: known(asked.defaults), preview: true },
        signal,
      })
      return data as QuickAddPreview
    },
  })
  if (!isAsked) return { data: undefined, isCurrent: false, error: null }
  return { data, error, isCurrent: data !== undefined && !isPlaceholderData && asked === body }
}

/** The defaults without ids that the service does not know yet. */
function known(defaults: LineDefaults = {}): LineDefaults {
  const { project_id, parent_id, ...rest } = defaults
  return {
    ...rest,
    ...((project_id ?? 0) > 0 && { project_id }),
    ...((parent_id ?? 0) > 0 && { parent_id }),
  } as LineDefaults
}

import type { QuickAddPreview } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { useQuery } from '../../app/query.ts'
import { docket } from '../../session/docket.ts'
import { useSettled } from '../../ui/use-settled.ts'
import type { LineBody, LineDefaults } from './line-body.ts'
import { codePoints } from './readings.ts'

/** Milliseconds without a key until the service is asked. */
const PAUSE = 120
export const LONGEST_LINE = 500

export interface Preview {
  /** What was read last; of another line while an answer is on its way. */
  data: QuickAddPreview | undefined
  /** Whether `data` is of this very line. */
  isCurrent: boolean
  error: Error | null
}

/** What the service reads from a line, while it is typed. */
export function usePreview(body: LineBody): Preview {
  const asked = useSettled(body, PAUSE)
  const isAsked = asked.text.trim() !== '' && codePoints(asked.text) <= LONGEST_LINE
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['quick-add', asked],
    enabled: isAsked,
    retry: false,
    // What stands on the screen is of now: tomorrow is another day tomorrow.
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

/** Without what the service has yet to hear of. */
function known(defaults: LineDefaults = {}): LineDefaults {
  const { project_id, parent_id, ...rest } = defaults
  return {
    ...rest,
    ...((project_id ?? 0) > 0 && { project_id }),
    ...((parent_id ?? 0) > 0 && { parent_id }),
  } as LineDefaults
}

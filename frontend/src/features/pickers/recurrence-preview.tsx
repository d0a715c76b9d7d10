import { DocketProblem, type When } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import { type Task, useReplica, useToday, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { whenText } from './when.ts'

const SHOWN = 5

export interface RecurrencePreviewProps {
  recurrence: string
  from: Task['recurrence_from']
  start: When
}

/** The next dates of a rule, as the service computes them, or why it refuses the rule. */
export function RecurrencePreview({ recurrence, from, start }: RecurrencePreviewProps) {
  const { t } = useTranslation()
  const today = useToday()
  const workspaceId = useWorkspaceId()
  const zone = useReplica((state) => state.preferences.time_zone)
  const { data, error, isPending } = useQuery({
    queryKey: ['recurrence-preview', workspaceId, recurrence, from, start],
    staleTime: 60_000,
    retry: (count, problem) => !(problem instanceof DocketProblem) && count < 2,
    queryFn: async ({ signal }) => {
      const answer = await docket.api.POST('/api/{user_id}/recurrence/preview', {
        params: { path: { user_id: workspaceId } },
        body: { recurrence, recurrence_from: from, start, count: SHOWN },
        signal,
      })
      return answer.data
    },
  })
  return (
    <div aria-live="polite">
      <p className="pb-1 font-medium text-muted text-small">{t('pickers.rule.next')}</p>
      {isPending && (
        <div className="flex flex-col gap-2 py-1">
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/5" />
        </div>
      )}
      {error !== null && (
        <p className="text-danger-ink text-small">
          {error instanceof DocketProblem
            ? (error.errors[0]?.msg ?? error.message)
            : t('pickers.rule.noPreview')}
        </p>
      )}
      {data !== undefined && (
        <ul className="flex flex-col gap-0.5 text-small">
          {data.occurrences.map((when) => (
            <li key={when.date}>{whenText(when, today, zone)}</li>
          ))}
          {data.ends && <li className="text-muted">{t('pickers.rule.endsThere')}</li>}
        </ul>
      )}
    </div>
  )
}

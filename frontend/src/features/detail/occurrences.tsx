import { keepPreviousData } from '@tanstack/react-query'
import { CircleCheck, SkipForward, Undo2 } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import { type Task, useActions, useMay, useReplica, useToday, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Ago } from '../page/ago.tsx'
import { Paged } from '../page/paged.tsx'
import { whenText } from '../pickers/index.ts'

const PAGE = 20

/** The dates of a series that were completed or skipped, newest first. The latest can be undone. */
export function Occurrences({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const mayEdit = useMay('editor')
  const workspaceId = useWorkspaceId()
  const zone = useReplica((state) => state.preferences.time_zone)
  const query = useInfiniteQuery({
    queryKey: ['occurrences', workspaceId, task.id, task.revision],
    enabled: task.id > 0,
    placeholderData: keepPreviousData,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await docket.api.GET('/api/{user_id}/tasks/{task_id}/occurrences', {
        params: {
          path: { user_id: workspaceId, task_id: task.id },
          query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      })
      return data
    },
  })
  const occurrences = query.data?.pages.flatMap((page) => page.occurrences) ?? []
  return (
    <Paged query={query} isEmpty={occurrences.length === 0} empty={t('detail.noOccurrences')}>
      <ol className="flex flex-col gap-1">
        {occurrences.map((occurrence, index) => (
          <li key={occurrence.id} className="flex min-h-8 flex-wrap items-center gap-x-2">
            {occurrence.status === 'done' ? (
              <CircleCheck aria-hidden size={14} className="text-success-ink" />
            ) : (
              <SkipForward aria-hidden size={14} className="text-muted rtl:-scale-x-100" />
            )}
            <span>{whenText(occurrence.due, today, zone)}</span>
            <span className="text-muted text-small">{t(`detail.turn.${occurrence.status}`)}</span>
            <Ago at={occurrence.at} />
            {index === 0 && mayEdit && (
              <Button
                size="small"
                variant="ghost"
                icon={<Undo2 aria-hidden size={12} className="rtl:-scale-x-100" />}
                onClick={() => actions.takeBackOccurrence(task.id, occurrence.id)}
                className="ms-auto text-muted text-small"
              >
                {t('detail.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Paged>
  )
}

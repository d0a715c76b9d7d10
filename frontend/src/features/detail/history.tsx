import type { Change } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import {
  type Task,
  useActions,
  useMay,
  useReplica,
  useToday,
  useUserId,
  useWorkspaceId,
} from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { useMemberNames } from '../access/members.ts'
import { Ago } from '../page/ago.tsx'
import { Paged } from '../page/paged.tsx'
import { fieldChanges, headline } from './history-text.ts'
import { useActorName } from './use-actor-name.ts'

const PAGE = 20

/** The changes of the task, newest first; each can be undone. */
export function History({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const workspaceId = useWorkspaceId()
  const preferences = useReplica((state) => state.preferences)
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  const query = useInfiniteQuery({
    // Fetched again for each revision, since new changes come first.
    queryKey: ['history', workspaceId, task.id, task.revision],
    enabled: task.id > 0,
    placeholderData: keepPreviousData,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
        params: {
          path: { user_id: workspaceId, task_id: task.id },
          query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      })
      return data
    },
  })
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? []
  const nameOf = useActorName(changes.map(({ actor }) => actor))
  const names = useMemberNames()
  const around = { tasks, projects, preferences, today, names }
  const userId = useUserId()
  const mayEdit = useMay('editor')
  const isAdmin = useMay('admin')
  const mayUndo = ({ actor }: Change) => isAdmin || (mayEdit && (actor.user_id ?? actor.id) === userId)
  const isFirst = (change: Change) => !query.hasNextPage && change === changes.at(-1)
  return (
    <Paged query={query} isEmpty={changes.length === 0} empty={t('detail.noHistory')}>
      <ol className="flex flex-col gap-3">
        {changes.map((change) => (
          <li key={change.revision} className="group flex flex-col gap-0.5">
            <div className="flex min-h-6 flex-wrap items-center gap-x-2">
              <span className="font-medium text-small">{headline(change, isFirst(change))}</span>
              <span className="min-w-0 truncate text-muted text-small">{nameOf(change.actor)}</span>
              <Ago at={change.at} />
              {!isFirst(change) && change.action !== 'purged' && mayUndo(change) && (
                <Button
                  size="small"
                  variant="ghost"
                  icon={<Undo2 aria-hidden size={12} className="rtl:-scale-x-100" />}
                  onClick={() => actions.undoRevision(change.revision, task.title)}
                  className="ms-auto text-muted text-small"
                >
                  {t('detail.undoThis')}
                </Button>
              )}
            </div>
            <FieldChanges change={change} around={around} />
          </li>
        ))}
      </ol>
    </Paged>
  )
}

function FieldChanges({ change, around }: { change: Change; around: Parameters<typeof fieldChanges>[1] }) {
  const { t } = useTranslation()
  const fields = fieldChanges(change, around)
  if (fields.length === 0) return null
  return (
    <ul className="flex flex-col gap-0.5 text-muted text-small">
      {fields.map(({ field, before, after }) => (
        <li key={field} className="min-w-0">
          {field}
          {after !== undefined && (
            <>
              {': '}
              <span className="sr-only">{t('detail.before')} </span>
              <bdi className="break-words line-through decoration-faint">{short(before ?? '')}</bdi>
              <span aria-hidden className="inline-block px-1 rtl:-scale-x-100">
                →
              </span>
              <span className="sr-only">{t('detail.after')} </span>
              <bdi className="break-words text-ink">{short(after)}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const MOST_SHOWN = 160
const short = (text: string): string => {
  const signs = Array.from(text)
  return signs.length > MOST_SHOWN ? `${signs.slice(0, MOST_SHOWN).join('')}…` : text
}

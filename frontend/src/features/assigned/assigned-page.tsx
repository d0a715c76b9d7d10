import { UserRound } from 'lucide-react'
import { type Task, useReplica, useSyncStatus, useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { assigneesOf } from '../task/facts.ts'
import { AssignedRow } from './assigned-row.tsx'
import { useAssigned } from './use-assigned.ts'

interface Assigned extends Task {
  /** Null in the user's own workspace. */
  workspace_name: string | null
}

/** What the user is to do, in all workspaces: as the service says, or what of it is in the workspace that is shown. */
export function AssignedPage() {
  const { t } = useTranslation()
  const query = useAssigned()
  const { state } = useSyncStatus()
  const here = useAssignedHere()
  const isCut = query.isError || (query.isPending && state === 'offline')
  const asked: readonly Assigned[] = query.data?.pages.flatMap((page) => page.tasks) ?? []
  const tasks = query.data === undefined ? here : asked
  const isUnknown = query.data === undefined && !isCut
  return (
    <Page title={t('nav.assigned')}>
      <div className="mx-auto max-w-list">
        {isCut && (
          <Banner
            className="mb-2"
            action={
              <Button size="small" busy={query.isFetching} onClick={() => void query.refetch()}>
                {t('common.retry')}
              </Button>
            }
          >
            {t(query.data === undefined ? 'assigned.offline' : 'assigned.stale')}
          </Banner>
        )}
        {isUnknown && <SkeletonRows />}
        {!isUnknown && tasks.length === 0 && (
          <EmptyState icon={<UserRound size={24} />} title={t('assigned.none')}>
            {t('assigned.noneBody')}
          </EmptyState>
        )}
        {!isUnknown && tasks.length > 0 && (
          <ul aria-label={t('nav.assigned')}>
            {tasks.map((task) => (
              <AssignedRow key={`${task.user_id}/${task.id}`} task={task} name={task.workspace_name} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="flex justify-center p-4">
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('assigned.more')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  )
}

/** What this browser knows without the service: the tasks of the workspace that is shown. */
function useAssignedHere(): readonly Assigned[] {
  const userId = useUserId()
  const tasks = useReplica((state) => state.tasks)
  const workspace_name = useReplica(({ workspace }) => workspace?.name ?? null)
  return [...tasks.values()]
    .filter((task) => !task.complete && task.id > 0 && assigneesOf(task).includes(userId))
    .map((task) => ({ ...task, workspace_name }))
}

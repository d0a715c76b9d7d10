import { Unreachable } from '@docket/sdk'
import { SearchX, Trash2, WifiOff } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import { useActions, useMay, useSyncStatus, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

const PAGE = 500

/** Shown in place of a task that does not exist; it may be in the trash. */
export function MissingTask({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const { waiting } = useSyncStatus()
  const workspaceId = useWorkspaceId()
  const mayEdit = useMay('editor')
  const { data, error, isPending, refetch } = useQuery({
    // One of the waiting writes may delete it.
    queryKey: ['missing-task', workspaceId, id, waiting],
    enabled: id > 0,
    staleTime: 0,
    queryFn: ({ signal }) => findDeleted(workspaceId, id, signal),
  })
  const close = <Button onClick={onClose}>{t('common.close')}</Button>
  if (id > 0 && (isPending || (data === null && waiting > 0))) return <SkeletonRows count={3} />
  if (error !== null) {
    const isAway = error instanceof Unreachable
    return (
      <EmptyState
        icon={<WifiOff size={20} />}
        title={t('detail.notLoaded')}
        action={<Button onClick={() => refetch()}>{t('common.retry')}</Button>}
      >
        {isAway ? t('detail.needsService') : error.message}
      </EmptyState>
    )
  }
  if (data == null) {
    return (
      <EmptyState icon={<SearchX size={20} />} title={t('detail.unknown')} action={close}>
        {t('detail.unknownBody')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Trash2 size={20} />}
      title={t('detail.deleted')}
      action={
        <>
          {mayEdit && (
            <Button variant="primary" onClick={() => actions.restore('task', id, data)}>
              {t('detail.restore')}
            </Button>
          )}
          {close}
        </>
      }
    >
      <bdi>{data}</bdi>
    </EmptyState>
  )
}

/** The title of a task in the trash; null for one that never existed, or was purged. */
async function findDeleted(workspaceId: string, id: number, signal: AbortSignal): Promise<string | null> {
  for (let cursor: string | undefined; ; ) {
    const { data } = await docket.api.GET('/api/{user_id}/trash', {
      params: {
        path: { user_id: workspaceId },
        query: { resource: 'task', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
      },
      signal,
    })
    const found = data.items.find((item) => item.id === id)
    if (found !== undefined) return found.name
    if (data.next_cursor === null) return null
    cursor = data.next_cursor
  }
}

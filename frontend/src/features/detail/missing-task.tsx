import { DocketProblem, Unreachable } from '@docket/sdk'
import { useQuery } from '@tanstack/react-query'
import { SearchX, Trash2, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../data/index.ts'
import { docket } from '../../session/docket.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

/** Instead of a task that is not there: it may be in the trash. */
export function MissingTask({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['missing-task', id],
    enabled: id > 0,
    staleTime: 0,
    queryFn: ({ signal }) => findDeleted(id, signal),
  })
  const close = <Button onClick={onClose}>{t('common.close')}</Button>
  if (id > 0 && isPending) return <SkeletonRows count={3} />
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
          <Button variant="primary" onClick={() => actions.restore('task', id, data)}>
            {t('detail.restore')}
          </Button>
          {close}
        </>
      }
    >
      <bdi>{data}</bdi>
    </EmptyState>
  )
}

/** The title of a task in the trash; null for one that never was, or is forgotten. */
async function findDeleted(id: number, signal: AbortSignal): Promise<string | null> {
  try {
    const { data } = await docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
      params: { path: { user_id: 'me', task_id: id }, query: { limit: 1 } },
      signal,
    })
    const last = data?.changes[0]
    return last?.action === 'deleted' ? String(last.before?.title ?? '') : null
  } catch (error) {
    if (error instanceof DocketProblem && error.status === 404) return null
    throw error
  }
}

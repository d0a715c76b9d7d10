import type { TrashItem } from '@docket/sdk'
import { Link } from '@tanstack/react-router'
import { Trash2, WifiOff } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useActions, useMay, useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button, buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toasts } from '../../ui/toast.tsx'
import { Page } from '../page/page.tsx'
import { TrashRow } from './trash-row.tsx'
import { usePurge, useTrash } from './use-trash.ts'

/** The same thing may get into the trash again, with another revision. */
const keyOf = ({ resource, id, revision }: TrashItem): string => `${resource}/${id}/${revision}`

/** Deleted things, to be restored or purged. */
export function TrashPage() {
  const { t } = useTranslation()
  const actions = useActions()
  const { failures } = useSyncStatus()
  const trash = useTrash()
  const purge = usePurge()
  const mayPurge = useMay('admin')
  const items = useMemo(() => trash.data?.pages.flatMap((page) => page.items) ?? [], [trash.data])
  const [restoring, setRestoring] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<TrashItem | 'all' | null>(null)
  const [isAsking, setAsking] = useState(false)

  // If restoring has failed, it can be tried again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure may be about restoring.
  useEffect(() => setRestoring(new Set()), [failures])

  const restore = (item: TrashItem) => {
    setRestoring(new Set([...restoring, keyOf(item)]))
    const taskId = item.resource === 'note' ? item.state.task_id : undefined
    actions.restore(item.resource, item.id, item.name, taskId)
  }
  const ask = (what: TrashItem | 'all') => {
    setAsked(what)
    setAsking(true)
  }
  const forget = () => {
    if (asked === null) return
    purge.mutate(asked, {
      onSuccess: () => toasts.add({ title: t(asked === 'all' ? 'trash.emptied' : 'trash.purged') }),
      onError: () => toasts.add({ kind: 'error', title: t('trash.purgeFailed') }),
      onSettled: () => setAsking(false),
    })
  }
  return (
    <Page
      title={t('nav.trash')}
      actions={
        items.length > 0 &&
        mayPurge && (
          <Button variant="ghost" icon={<Trash2 aria-hidden size={16} />} onClick={() => ask('all')}>
            {t('trash.empty')}
          </Button>
        )
      }
    >
      <Content trash={trash}>
        <p className="px-2 pb-2 text-muted">{t('trash.about')}</p>
        <ul aria-label={t('nav.trash')}>
          {items.map((item) => (
            <TrashRow
              key={keyOf(item)}
              item={item}
              busy={restoring.has(keyOf(item))}
              onRestore={() => restore(item)}
              onPurge={() => ask(item)}
            />
          ))}
        </ul>
        {trash.hasNextPage && (
          <div className="flex justify-center p-4">
            <Button busy={trash.isFetchingNextPage} onClick={() => trash.fetchNextPage()}>
              {t('trash.more')}
            </Button>
          </div>
        )}
      </Content>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={
          asked === null || asked === 'all' ? t('trash.emptyAsk') : t('trash.purgeAsk', { name: asked.name })
        }
        description={
          asked === 'all'
            ? t(trash.hasNextPage ? 'trash.emptyMany' : 'trash.emptyBody', { count: items.length })
            : t('trash.purgeBody')
        }
        confirm={asked === 'all' ? t('trash.empty') : t('trash.purge')}
        busy={purge.isPending}
        onConfirm={forget}
      />
    </Page>
  )
}

function Content({ trash, children }: { trash: ReturnType<typeof useTrash>; children: React.ReactNode }) {
  const { t } = useTranslation()
  const { state } = useSyncStatus()
  if (trash.data !== undefined && (trash.data.pages[0]?.items.length ?? 0) > 0) return children
  if (trash.data !== undefined) {
    return (
      <EmptyState
        icon={<Trash2 size={20} />}
        title={t('trash.nothing')}
        action={
          <Link to="/today" className={buttonLink('secondary', 'medium')}>
            {t('errors.toToday')}
          </Link>
        }
      >
        {t('trash.nothingBody')}
      </EmptyState>
    )
  }
  if (trash.isPending && state !== 'offline') return <SkeletonRows />
  return (
    <EmptyState
      icon={<WifiOff size={20} />}
      title={t(state === 'offline' ? 'trash.offline' : 'trash.failed')}
      action={<Button onClick={() => trash.refetch()}>{t('common.retry')}</Button>}
    >
      {t('trash.unreachable')}
    </EmptyState>
  )
}

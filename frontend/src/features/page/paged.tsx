import { Unreachable } from '@docket/sdk'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

interface PagedProps {
  query: {
    isPending: boolean
    error: Error | null
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  isEmpty: boolean
  empty: string
  children: ReactNode
}

/** A paged list in each of its states: loading, failed, empty, or with more to load. */
export function Paged({ query, isEmpty, empty, children }: PagedProps) {
  const { t } = useTranslation()
  if (query.isPending) return <SkeletonRows count={3} />
  return (
    <div className="flex flex-col gap-3">
      {query.error !== null && (
        <Banner
          kind="warning"
          action={
            <Button size="small" onClick={() => query.refetch()}>
              {t('common.retry')}
            </Button>
          }
        >
          {query.error instanceof Unreachable ? t('detail.needsService') : query.error.message}
        </Banner>
      )}
      {query.error === null && isEmpty ? <p className="text-muted">{empty}</p> : children}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()} className="self-center">
          {t('detail.showMore')}
        </Button>
      )}
    </div>
  )
}

import clsx from 'clsx'
import { useTranslation } from '../i18n/use-translation.ts'

/** A grey bar where text will be. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block h-3 animate-pulse rounded-small bg-pressed', className)} />
}

const WIDTHS = ['w-3/5', 'w-2/5', 'w-4/5', 'w-1/2', 'w-2/3']

/** Rows of a list that is still loading; screen readers announce that once. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="overflow-hidden">
      <span className="sr-only">{t('common.loading')}</span>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical and never change places.
        <div key={row} className="flex h-row items-center gap-3 px-2">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={WIDTHS[row % WIDTHS.length] ?? ''} />
        </div>
      ))}
    </div>
  )
}

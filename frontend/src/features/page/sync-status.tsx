import clsx from 'clsx'
import { useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'

const DOTS = {
  live: 'bg-success-ink',
  loading: 'animate-pulse bg-edge',
  connecting: 'animate-pulse bg-warning-ink',
  offline: 'bg-edge',
  'signed-out': 'bg-danger-ink',
  removed: 'bg-danger-ink',
}

/** Shows whether the data is up to date, and how much has not been sent yet. */
export function SyncStatus({
  className,
  brief = false,
}: {
  className?: string
  /** In the header of a page: nothing while all is well, and on a phone only the dot, for lack of room. */
  brief?: boolean
}) {
  const { t } = useTranslation()
  const { state, waiting } = useSyncStatus()
  const text = waiting > 0 && state !== 'signed-out' ? t('sync.waiting', { count: waiting }) : undefined
  const says = {
    live: t('sync.live'),
    loading: t('sync.loading'),
    connecting: t('sync.connecting'),
    offline: t('sync.offline'),
    'signed-out': t('sync.signedOutShort'),
    removed: t('sync.removed'),
  }[state]
  const isQuiet = brief && state === 'live' && waiting === 0
  return (
    <div
      role="status"
      className={clsx('flex items-center gap-2 text-muted text-small', className, isQuiet && 'sr-only')}
    >
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', DOTS[state])} />
      <span className={clsx('truncate', brief && 'max-sm:sr-only')}>
        {state === 'live' && text !== undefined ? text : says}
        {state !== 'live' && text !== undefined && <> · {text}</>}
      </span>
    </div>
  )
}

import { Link, useNavigate } from '@tanstack/react-router'
import { Bell, CheckCheck, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { type Notification, OwnWorkspace, useReplica, useSyncStatus, useToday } from '../../data/index.ts'
import { useNotificationActions } from '../../data/notifications.ts'
import { formatDay } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { NotificationRow } from './notification-row.tsx'
import { useOlder } from './use-older.ts'
import { useToldOf } from './use-told-of.ts'

/** What the user was told, by day, newest first: of all workspaces, whichever is shown. */
export function NotificationsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('nav.notifications')}>
      <OwnWorkspace>
        <Notifications />
      </OwnWorkspace>
    </Page>
  )
}

function Notifications() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [filter, setFilter] = useState<'all' | 'unread'>('all')
  const actions = useNotificationActions()
  const known = useReplica((state) => state.notifications)
  const isLoading = useSyncStatus().state === 'loading' && known.size === 0
  const newest = [...known.values()].sort((one, other) => other.id - one.id)
  const older = useOlder(newest)
  const all = [...newest, ...older.found]
  const shown = filter === 'all' ? all : all.filter(({ read_at }) => read_at === null)
  const seen = newest[0]
  const hasUnread = all.some(({ read_at }) => read_at === null)
  return (
    <div className="flex flex-col gap-4 px-2">
      <div className="flex flex-wrap items-center justify-between gap-2 print:hidden">
        <div className="flex items-center">
          <Segmented
            label={t('notifications.show')}
            value={filter}
            options={[
              { value: 'all', label: t('notifications.all') },
              { value: 'unread', label: t('notifications.unread') },
            ]}
            onChange={setFilter}
          />
          <IconButton
            label={t('notifications.settings')}
            icon={<Settings2 aria-hidden size={16} />}
            onClick={() => navigate({ to: '/settings/$section', params: { section: 'told' } })}
          />
        </div>
        <Button
          icon={<CheckCheck aria-hidden size={16} />}
          disabled={!hasUnread}
          onClick={() => seen !== undefined && actions.markAll(seen.id)}
        >
          {t('notifications.markAll')}
        </Button>
      </div>
      {isLoading ? <SkeletonRows /> : shown.length === 0 && <Empty filter={filter} />}
      <Days notifications={shown} />
      {older.error !== null && <Banner kind="warning">{t('notifications.offline')}</Banner>}
      {older.hasMore && (
        <Button busy={older.isBusy} onClick={older.more} className="self-center print:hidden">
          {t('notifications.older')}
        </Button>
      )}
    </div>
  )
}

function Empty({ filter }: { filter: 'all' | 'unread' }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={<Bell size={24} />}
      title={t(filter === 'all' ? 'notifications.none' : 'notifications.noneUnread')}
      action={
        filter === 'all' ? (
          <Link to="/settings/$section" params={{ section: 'channels' }} className={buttonLink('secondary')}>
            {t('notifications.reach')}
          </Link>
        ) : undefined
      }
    >
      {t(filter === 'all' ? 'notifications.noneBody' : 'notifications.noneUnreadBody')}
    </EmptyState>
  )
}

function Days({ notifications }: { notifications: readonly Notification[] }) {
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = Temporal.PlainDate.from(useToday())
  const toldOf = useToldOf()
  const days = Map.groupBy(notifications, ({ created_at }) =>
    Temporal.Instant.from(created_at).toZonedDateTimeISO(zone).toPlainDate().toString(),
  )
  return [...days].map(([day, ofDay]) => {
    const title = formatDay(Temporal.PlainDate.from(day), today)
    return (
      <section key={day} aria-label={title}>
        <h2 className="border-line border-b pb-1 font-strong">{title}</h2>
        <ul>
          {ofDay.map((notification) => (
            <NotificationRow key={notification.id} notification={notification} told={toldOf(notification)} />
          ))}
        </ul>
      </section>
    )
  })
}

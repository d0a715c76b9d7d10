import { useRouter } from '@tanstack/react-router'
import clsx from 'clsx'
import {
  AlarmClock,
  AtSign,
  CalendarClock,
  CalendarDays,
  ChartNoAxesColumn,
  Check,
  CircleAlert,
  Clock,
  Ellipsis,
  type LucideIcon,
  Mail,
  MailOpen,
  MessageSquare,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { MouseEvent } from 'react'
import type { Notification } from '../../data/index.ts'
import { type Act, useNotificationActions } from '../../data/notifications.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { Ago } from '../page/ago.tsx'

const ICONS: Record<Notification['kind'], LucideIcon> = {
  reminder: AlarmClock,
  due: CalendarClock,
  overdue: CircleAlert,
  assigned: UserRound,
  mentioned: AtSign,
  comment: MessageSquare,
  invitation: UsersRound,
  overview: CalendarDays,
  review: ChartNoAxesColumn,
}
/** The kinds from which one acts. */
const ACTABLE: ReadonlySet<Notification['kind']> = new Set(['reminder', 'due', 'overdue', 'assigned'])
const SNOOZES = ['snooze_10_minutes', 'snooze_1_hour', 'snooze_tomorrow'] as const satisfies Act[]
/** Milliseconds after which the service refuses to act from it. */
const FRESH = 30 * 24 * 60 * 60_000

/** One notification: a press opens what it tells of, and marks it as read. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const actions = useNotificationActions()
  const { kind, title, text, link, late, acted, created_at } = notification
  const isUnread = notification.read_at === null
  const Icon = ICONS[kind]
  const open = (event: MouseEvent) => {
    actions.mark(notification, true)
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.push(link)
  }
  return (
    <li className="group flex flex-wrap items-start gap-x-2 gap-y-1 border-line border-b py-2 last:border-none">
      <a
        href={link}
        onClick={open}
        className="flex min-w-52 flex-1 items-start gap-3 rounded-control px-1 py-1 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span
          className={clsx(
            'relative mt-0.5 grid size-8 shrink-0 place-items-center rounded-full bg-sunken',
            isUnread ? 'text-accent-ink' : 'text-faint',
          )}
        >
          <Icon aria-hidden size={16} />
          {isUnread && (
            <span
              aria-hidden
              className="absolute inset-e-0 top-0 size-2 rounded-full bg-accent forced-colors:bg-[Highlight]"
            />
          )}
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="sr-only">
            {isUnread && `${t('notifications.isUnread')} `}
            {t(`notifications.kinds.${kind}`)}:{' '}
          </span>
          <span dir="auto" className={clsx('text-match-parent break-words', isUnread && 'font-medium')}>
            {title}
          </span>
          <span dir="auto" className="text-match-parent break-words text-muted text-small">
            {text}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-2">
            <Ago at={created_at} />
            {late && <Chip>{t('notifications.late')}</Chip>}
            {acted !== null && <Chip>{t(`notifications.acted.${acted}`)}</Chip>}
          </span>
        </span>
      </a>
      <RowActions notification={notification} />
    </li>
  )
}

function RowActions({ notification }: { notification: Notification }) {
  const { t } = useTranslation()
  const actions = useNotificationActions()
  const { id, kind, task_id, title, acted, read_at, created_at } = notification
  const isFresh = Date.now() - Date.parse(created_at) < FRESH
  const mayAct = ACTABLE.has(kind) && task_id !== null && acted === null && isFresh
  return (
    <div className="ms-auto flex shrink-0 items-center gap-1 py-1 print:hidden">
      {mayAct && (
        <>
          <IconButton
            label={t('notifications.done', { title })}
            icon={<Check aria-hidden size={16} />}
            onClick={() => actions.act(notification, 'done')}
          />
          <Menu
            align="end"
            trigger={
              <IconButton
                label={t('notifications.snooze', { title })}
                icon={<Clock aria-hidden size={16} />}
              />
            }
          >
            {SNOOZES.map((act) => (
              <MenuItem key={act} onSelect={() => actions.act(notification, act)}>
                {t(`notifications.snoozes.${act}`)}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
      <Menu
        align="end"
        trigger={
          <IconButton label={t('notifications.menu', { title })} icon={<Ellipsis aria-hidden size={16} />} />
        }
      >
        <MenuItem
          icon={read_at === null ? <MailOpen aria-hidden size={16} /> : <Mail aria-hidden size={16} />}
          onSelect={() => actions.mark(notification, read_at === null)}
        >
          {t(read_at === null ? 'notifications.markRead' : 'notifications.markUnread')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden size={16} />} onSelect={() => actions.remove(id)}>
          {t('common.delete')}
        </MenuItem>
      </Menu>
    </div>
  )
}

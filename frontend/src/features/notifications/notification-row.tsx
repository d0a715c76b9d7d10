import { useRouter } from '@tanstack/react-router'
import clsx from 'clsx'
import {
  AlarmClock,
  AtSign,
  CalendarClock,
  CalendarDays,
  ChartNoAxesColumn,
  CircleAlert,
  type LucideIcon,
  MessageSquare,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { MouseEvent } from 'react'
import type { Notification } from '../../data/index.ts'
import { useNotificationActions } from '../../data/notifications.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { Ago } from '../page/ago.tsx'
import { ACTABLE, RowActions } from './row-actions.tsx'
import type { Told } from './use-told-of.ts'

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
/** The kinds whose texts say only when something is, or nothing at all. */
const UNSAID: ReadonlySet<Notification['kind']> = new Set(['reminder', 'due', 'overdue'])

/** One notification: a press opens what it tells of, and marks it as read. */
export function NotificationRow({ notification, told }: { notification: Notification; told: Told }) {
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
        data-notification
        className="flex min-w-36 flex-1 items-start gap-3 rounded-control px-1 py-1 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
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
            {!UNSAID.has(kind) && `${t(`notifications.kinds.${kind}`)}: `}
          </span>
          <span dir="auto" className={clsx('text-match-parent break-words', isUnread && 'font-medium')}>
            {title}
          </span>
          <span dir="auto" className="text-match-parent break-words text-muted text-small">
            {text}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-faint text-small">
            {UNSAID.has(kind) && (
              <>
                <span>{t(`notifications.kinds.${kind}`)}</span>
                <span aria-hidden>·</span>
              </>
            )}
            {told.workspace !== undefined && (
              <>
                <bdi className="min-w-0 break-words">{told.workspace}</bdi>
                <span aria-hidden>·</span>
              </>
            )}
            <Ago at={created_at} />
            {late && <Chip>{t('notifications.late')}</Chip>}
            {acted !== null && <Chip>{t(`notifications.acted.${acted}`)}</Chip>}
            {acted === null && told.task === 'gone' && <Chip>{t('notifications.now.gone')}</Chip>}
            {acted === null && told.task === 'done' && ACTABLE.has(kind) && (
              <Chip>{t('notifications.now.done')}</Chip>
            )}
          </span>
        </span>
      </a>
      <RowActions notification={notification} told={told} />
    </li>
  )
}

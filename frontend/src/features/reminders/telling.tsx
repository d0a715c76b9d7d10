import { AlarmClock, Check, X } from 'lucide-react'
import { type Task, useActions, useReplica, useUserId } from '../../data/index.ts'
import { useNotificationActions } from '../../data/notifications.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { whenText } from '../pickers/when.ts'
import { notify } from './notify.ts'
import { permission } from './permission.ts'
import type { Due } from './plan.ts'
import { isOf } from './use-told.ts'

/** Milliseconds after which a reminder is too late for a notification: it was missed, and is shown in the app. */
const LATE = 2 * 60_000

interface Context {
  tasks: ReadonlyMap<number, Task>
  /** Such as `2026-11-21`. */
  today: string
  /** IANA name of the user's zone. */
  zone: string
  /** Whether the service itself notifies in this browser. */
  isPushed: boolean
  /** Shows reminders in the app. */
  show: (due: readonly Due[]) => void
  open: (taskId: number) => void
}

/** Tells of reminders: by notifications where that is allowed and not too late, else in the app. */
export function tell(
  due: readonly Due[],
  now: number,
  { tasks, today, zone, isPushed, show, open }: Context,
): void {
  const mayNotify = permission() === 'granted'
  const inApp = due.filter(({ at }) => !mayNotify || now - at > LATE)
  if (inApp.length > 0) show(inApp)
  for (const { key, taskId } of isPushed ? [] : due.filter((one) => !inApp.includes(one))) {
    const task = tasks.get(taskId)
    if (task === undefined) continue
    const body = task.due === null ? '' : whenText(task.due, today, zone)
    void notify({ title: task.title, body, tag: key, taskId }, open)
  }
}

interface CardProps {
  due: readonly Due[]
  onOpen: (id: number) => void
  /** Closes it, or shows one no longer. */
  onClose: (one?: Due) => void
}

/** The reminders that are shown in the app. */
export function Card({ due, onOpen, onClose }: CardProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const read = useRead()
  const tasks = useReplica((state) => state.tasks)
  const isLate = due.some(({ at }) => Date.now() - at > LATE)
  const title = isLate ? t('reminders.missed') : t('reminders.now')
  return (
    <section
      role="alert"
      aria-label={title}
      className="fixed inset-x-2 bottom-[calc(var(--spacing-bottom-bar)+0.5rem+env(safe-area-inset-bottom))] z-40 ms-auto flex max-h-[50dvh] max-w-form flex-col overflow-y-auto rounded-panel bg-raised shadow-dialog md:end-4 md:bottom-4 forced-colors:border"
    >
      <header className="flex items-center gap-2 ps-4 pe-2 pt-2">
        <AlarmClock aria-hidden size={16} className="text-accent-ink" />
        <h2 className="flex-1 font-strong">{title}</h2>
        <IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} onClick={() => onClose()} />
      </header>
      <ul className="p-2">
        {due.map((one) => {
          const { key, taskId, at } = one
          const task = tasks.get(taskId)
          if (task === undefined) return null
          return (
            <li key={key} className="flex items-center gap-1">
              <button
                type="button"
                onClick={() => {
                  read(one)
                  onClose()
                  onOpen(taskId)
                }}
                className="flex min-h-row min-w-0 flex-1 items-center gap-3 rounded-control px-2 text-start transition-colors hover:bg-hover"
              >
                <bdi className="min-w-0 flex-1 break-words">{task.title}</bdi>
                <span className="shrink-0 text-muted text-small">
                  {formatAgo(new Date(at).toISOString())}
                </span>
              </button>
              <IconButton
                label={t('reminders.done', { title: task.title })}
                icon={<Check aria-hidden size={16} />}
                onClick={() => {
                  read(one)
                  onClose(one)
                  actions.completeTasks([taskId], true)
                }}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Marks the notification of a reminder as read, if it has come already. */
function useRead(): (due: Due) => void {
  const notifications = useReplica((state) => state.notifications)
  const actions = useNotificationActions()
  const userId = useUserId()
  return ({ taskId, at }) => {
    for (const each of notifications.values())
      if (isOf(each, { taskId, at }, userId)) actions.mark(each, true)
  }
}

import { useRouter } from '@tanstack/react-router'
import { AlarmClock, X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { OwnWorkspace, useIsShared, useReplica, useToday } from '../../data/index.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { whenText } from '../pickers/when.ts'
import { useOpenTask } from '../task/open-task.ts'
import { useBadge } from './badge.ts'
import { notify, onPressed } from './notify.ts'
import { permission } from './permission.ts'
import type { Due } from './plan.ts'
import { useDue } from './use-due.ts'
import { useLeads } from './use-leads.ts'
import { useTold } from './use-told.ts'

/** Milliseconds after which a reminder is too late for a notification: it was missed, and is shown in the app. */
const LATE = 2 * 60_000

/** Shows reminders of the user's own workspace, whichever is shown: as browser notifications, or in the app if those are not allowed or the reminder was missed. */
export function Reminders() {
  const { user } = useSession()
  const isElsewhere = useIsShared()
  if (user === null) return null
  return (
    <OwnWorkspace>
      <RemindersOf userId={user.id} isElsewhere={isElsewhere} />
    </OwnWorkspace>
  )
}

/** @param props `isElsewhere`: another workspace is shown, which a press on a reminder leaves */
function RemindersOf({ userId, isElsewhere }: { userId: string; isElsewhere: boolean }) {
  const here = useOpenTask().open
  const { history } = useRouter()
  const open = useCallback(
    (id: number) => (isElsewhere ? history.push(`/today?task=${id}`) : here(id)),
    [isElsewhere, history, here],
  )
  const today = useToday()
  const tasks = useReplica((state) => state.tasks)
  const zone = useReplica((state) => state.preferences.time_zone)
  const { shown, show, close } = useShown(userId)
  const leads = useLeads(`docket-reminders-${userId}`)
  useEffect(() => onPressed(open), [open])
  const isTold = useTold(userId)
  useBadge()
  useDue(userId, leads, (all, now) => {
    const due = all.filter((one) => !isTold(one))
    const mayNotify = permission() === 'granted'
    const inApp = due.filter(({ at }) => !mayNotify || now - at > LATE)
    if (inApp.length > 0) show(inApp)
    for (const { key, taskId } of due.filter((one) => !inApp.includes(one))) {
      const task = tasks.get(taskId)
      if (task === undefined) continue
      const body = task.due === null ? '' : whenText(task.due, today, zone)
      void notify({ title: task.title, body, tag: key, taskId }, open)
    }
  })
  const untold = shown.filter((one) => !isTold(one))
  if (untold.length === 0) return null
  return <Card due={untold} onOpen={open} onClose={close} />
}

/** The reminders shown in the app, the same in all windows of the browser: closed in one, they are closed in all. */
function useShown(userId: string) {
  const [shown, setShown] = useState<readonly Due[]>([])
  const channel = useRef<BroadcastChannel>(undefined)
  useEffect(() => {
    const opened = new BroadcastChannel(`docket-reminders-${userId}`)
    opened.onmessage = ({ data }: MessageEvent<readonly Due[]>) => setShown(data)
    channel.current = opened
    return () => opened.close()
  }, [userId])
  const set = (due: readonly Due[]) => {
    setShown(due)
    channel.current?.postMessage(due)
  }
  return { shown, show: (due: readonly Due[]) => set([...shown, ...due]), close: () => set([]) }
}

function Card(props: { due: readonly Due[]; onOpen: (id: number) => void; onClose: () => void }) {
  const { due, onOpen, onClose } = props
  const { t } = useTranslation()
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
        <IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      <ul className="p-2">
        {due.map(({ key, taskId, at }) => {
          const task = tasks.get(taskId)
          if (task === undefined) return null
          return (
            <li key={key}>
              <button
                type="button"
                onClick={() => {
                  onClose()
                  onOpen(taskId)
                }}
                className="flex min-h-row w-full items-center gap-3 rounded-control px-2 text-start transition-colors hover:bg-hover"
              >
                <bdi className="min-w-0 flex-1 break-words">{task.title}</bdi>
                <span className="shrink-0 text-muted text-small">
                  {formatAgo(new Date(at).toISOString())}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

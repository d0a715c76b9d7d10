import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { hasPushHere, pushHere } from '../../browser/push-here.ts'
import { OwnWorkspace, useIsShared, useReplica, useToday } from '../../data/index.ts'
import { useSession } from '../../session/session.tsx'
import { loadWithRetry } from '../../ui/load.ts'
import { useOpenTask } from '../task/open-task.ts'
import { useBadge } from './badge.ts'
import type { Due } from './plan.ts'
import { onPressed } from './pressed.ts'
import { useDue } from './use-due.ts'
import { useLeads } from './use-leads.ts'
import { useTold } from './use-told.ts'

type Telling = typeof import('./telling.tsx')

/** What tells of reminders; it is fetched once, when one is due. */
let fetched: Promise<Telling> | undefined
function loadTelling(): Promise<Telling> {
  fetched ??= loadWithRetry(() => import('./telling.tsx'))
  return fetched
}

const Card = lazy(async () => ({ default: (await loadTelling()).Card }))

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

/** Looks after Web Push to this browser, whose code most do not need. */
async function keepPushOf(userId: string): Promise<void> {
  const { keepPush, onReplaced } = await import('../../session/push.ts')
  onReplaced(() => void keepPush(userId))
  await keepPush(userId)
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
  useEffect(() => onPressed({ onTask: open, onPage: (path) => history.push(path) }), [open, history])
  useEffect(() => {
    if (pushHere() !== undefined) void keepPushOf(userId)
  }, [userId])
  const [telling, setTelling] = useState<Telling>()
  const load = () => void loadTelling().then(setTelling)
  const isTold = useTold(userId)
  useBadge()
  const tell =
    telling &&
    ((all: readonly Due[], now: number) => {
      const due = all.filter((one) => !isTold(one))
      // The service itself notifies here, also of those that this window is late for.
      const isPushed = hasPushHere(userId)
      telling.tell(due, now, { tasks, today, zone, isPushed, show, open })
    })
  useDue(userId, leads, tell, load)
  const untold = shown.filter((one) => !isTold(one))
  if (untold.length === 0) return null
  return (
    <Suspense>
      <Card due={untold} onOpen={open} onClose={close} />
    </Suspense>
  )
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
  return {
    shown,
    show: (due: readonly Due[]) => set([...shown, ...due]),
    close: (one?: Due) => set(one === undefined ? [] : shown.filter(({ key }) => key !== one.key)),
  }
}

import { useEffect, useRef, useState } from 'react'
import { onPainted } from '../../browser/painted.ts'
import {
  dayOf,
  type Failure,
  type UndoEntry,
  useActions,
  useReplica,
  useReplicaState,
  useSyncStatus,
  useToday,
} from '../../data/index.ts'
import {
  besides,
  dayText,
  failureText,
  isBlocked,
  isTooLate,
  reasonOf,
  summaryText,
} from '../../features/page/summary-text.ts'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { toasts } from '../../ui/toast.tsx'

const ACTION = 'action'
/** What is seen at once and not worth a toast; undoing it is. */
const QUIET = 'listOptionsSet'

/** The action that a toast offers to undo, in whichever workspace it was done. */
const offered: { current: UndoEntry | null } = { current: null }

/** Shows toasts of what was done in a workspace, with a way to undo it, and of what could not be saved. */
export function WriteToasts() {
  useUndoToasts()
  useNextDates()
  useFailures()
  return null
}

function useUndoToasts() {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  useEffect(
    () =>
      actions.listen((event, action) => {
        if (event === 'done' && action.summary.what === QUIET) return
        const what = summaryText(action.summary, t, today)
        const more = event === 'undone' ? undefined : besides(action.summary, t)
        offered.current = action
        const toast = {
          // Only the last action can be undone from a toast.
          id: ACTION,
          title: event === 'undone' ? t('actions.undone', { what }) : what,
          ...(more === undefined ? {} : { description: more }),
          action:
            event === 'undone'
              ? { label: t('common.redo'), run: () => actions.redo() }
              : { label: t('common.undo'), run: () => actions.undo(event === 'done' ? action : undefined) },
        }
        // The result is shown before the toast.
        onPainted(() => {
          if (offered.current === action) toasts.add(toast)
        })
      }),
    [actions, t, today],
  )
}

/** Says when a repeating task that was done or skipped is next due, once the service has said so. */
function useNextDates() {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const state = useReplicaState()
  const zone = useReplica(({ preferences }) => preferences.time_zone)
  /** The task, its revision before, and the action of which a toast tells. */
  const [turned, setTurned] = useState<{ id: number; revision: number; action: UndoEntry } | null>(null)
  useEffect(
    () =>
      actions.listen((event, action) => {
        const { what, values } = action.summary
        const task = state().tasks.get(Number(values?.id))
        const isTurn = what === 'taskSkipped' || (what === 'taskCompleted' && values?.count === 1)
        if (event === 'undone' || !isTurn || task == null || task.recurrence === null) setTurned(null)
        else setTurned({ id: task.id, revision: task.revision, action })
      }),
    [actions, state],
  )
  const next = useReplica(({ tasks }) => {
    const task = turned === null ? undefined : tasks.get(turned.id)
    const isNext = task !== undefined && task.revision > (turned?.revision ?? 0) && !task.complete
    return isNext && task.due !== null ? dayOf(task.due, zone) : undefined
  })
  useEffect(() => {
    if (next === undefined || turned === null || offered.current !== turned.action) return
    // After the toast itself.
    onPainted(() => toasts.explain(ACTION, t('actions.next', { day: dayText(next, today) })))
    setTurned(null)
  }, [next, turned, t, today])
}

function useFailures() {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const { failures } = useSyncStatus()
  // What failed before this page was opened is only in the list of what could not be saved.
  const told = useRef<Set<string>>(null)
  useEffect(() => {
    told.current ??= new Set(failures.map(({ key }) => key))
    // The toast about a write that is being tried again is closed; the write may fail again.
    for (const key of told.current) {
      if (failures.some((failure) => failure.key === key)) continue
      told.current.delete(key)
      toasts.close(key)
    }
    for (const failure of failures) {
      if (told.current.has(failure.key)) continue
      told.current.add(failure.key)
      // What failed must not be announced as done.
      if (offered.current?.writes.some(({ write }) => write.key === failure.key)) {
        offered.current = null
        toasts.close(ACTION)
      }
      if (isTooLate(failure)) {
        toasts.add({ ...messageOf(failure, t, today), kind: 'error' })
        actions.dismissFailure(failure.key)
        continue
      }
      toasts.add({
        ...messageOf(failure, t, today),
        ...wayOut(failure, t, actions),
        kind: 'error',
        id: failure.key,
      })
    }
  }, [failures, t, today, actions])
}

const messageOf = (failure: Failure, t: TFunction, today: string) => ({
  title: failureText(failure, t, today),
  description: reasonOf(failure, t),
})

/** What can be done about it. */
function wayOut(failure: Failure, t: TFunction, actions: ReturnType<typeof useActions>) {
  // The user has to check first whether it was saved; it waits in the list of what could not be saved.
  if (failure.code === 'UNCERTAIN') return {}
  if (failure.code === 'FAILING') {
    return { action: { label: t('common.retry'), run: () => actions.retryFailures([failure.key]) } }
  }
  const id = Number(failure.summary.values?.id)
  const blocked = isBlocked(failure)
  const run = () => {
    actions.dismissFailure(failure.key)
    if (blocked) actions.completeTasks([id], true, { force: true })
  }
  return { action: { label: blocked ? t('failures.completeAnyway') : t('failures.dismiss'), run } }
}

import type { TFunction } from 'i18next'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Deed, type Failure, useActions, useSyncStatus } from '../data/index.ts'
import { toasts } from '../ui/toast.tsx'
import { onPainted } from './painted.ts'
import { reasonOf, saidOf } from './said.ts'

const DEED = 'deed'

/** Tells what was done, with a way back, and what could not be saved. */
export function Notices() {
  const offered = useRef<Deed>(null)
  useDeeds(offered)
  useFailures(offered)
  return null
}

/** @param offered what is offered to be undone */
function useDeeds(offered: RefObject<Deed | null>) {
  const { t } = useTranslation()
  const actions = useActions()
  useEffect(
    () =>
      actions.listen((event, deed) => {
        const what = saidOf(deed.said, t)
        offered.current = deed
        const notice = {
          // Only what was done last is offered to be undone.
          id: DEED,
          title: event === 'undone' ? t('deeds.undone', { what }) : what,
          action:
            event === 'undone'
              ? { label: t('common.redo'), run: () => actions.redo() }
              : { label: t('common.undo'), run: () => actions.undo(event === 'done' ? deed : undefined) },
        }
        // What was done is shown first.
        onPainted(() => {
          if (offered.current === deed) toasts.add(notice)
        })
      }),
    [actions, t, offered],
  )
}

function useFailures(offered: RefObject<Deed | null>) {
  const { t } = useTranslation()
  const actions = useActions()
  const { failures } = useSyncStatus()
  // What failed before this page was opened stands in the list of what could not be saved.
  const told = useRef<Set<string>>(null)
  useEffect(() => {
    told.current ??= new Set(failures.map(({ key }) => key))
    // What was tried again is no longer said to have failed, and may fail again.
    for (const key of told.current) {
      if (failures.some((failure) => failure.key === key)) continue
      told.current.delete(key)
      toasts.close(key)
    }
    for (const failure of failures) {
      if (told.current.has(failure.key)) continue
      told.current.add(failure.key)
      // What was not done is not said to be.
      if (offered.current?.writes.some(({ write }) => write.key === failure.key)) {
        offered.current = null
        toasts.close(DEED)
      }
      toasts.add({ ...messageOf(failure, t), ...wayOut(failure, t, actions), kind: 'error', id: failure.key })
    }
  }, [failures, t, actions, offered])
}

const messageOf = (failure: Failure, t: TFunction) => ({
  title: t('failures.notSaved', { what: saidOf(failure.said, t) }),
  description: reasonOf(failure, t),
})

/** What can be done about it. */
function wayOut(failure: Failure, t: TFunction, actions: ReturnType<typeof useActions>) {
  // Whether it is there is to be looked at first; it waits in the list of what could not be saved.
  if (failure.code === 'UNCERTAIN') return {}
  if (failure.code === 'FAILING') {
    return { action: { label: t('common.retry'), run: () => actions.retryFailures([failure.key]) } }
  }
  const id = Number(failure.said.values?.id)
  const isBlocked = failure.said.what === 'taskCompleted' && failure.status === 409
  const run = () => {
    actions.dismissFailure(failure.key)
    if (isBlocked) actions.completeTasks([id], true, { force: true })
  }
  return { action: { label: isBlocked ? t('failures.completeAnyway') : t('failures.dismiss'), run } }
}

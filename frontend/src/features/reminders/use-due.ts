import { useDeferredValue, useEffect, useEffectEvent, useMemo } from 'react'
import { useReplica, useSyncStatus } from '../../data/index.ts'
import { type Due, remindersOf } from './plan.ts'
import { afterTelling, keep, readStored, untold } from './stored.ts'

/** The most milliseconds between checks: timers stand still while a machine sleeps, and clocks are adjusted. */
const LOOK = 60_000

/**
 * Calls `tell` with the reminders that are due, each once.
 * @param leads whether this window is responsible
 * @param tell undefined until its code is there: what is due waits for that, and counts as told only then
 * @param load is called when something is due and `tell` is not there
 */
export function useDue(
  userId: string,
  leads: boolean,
  tell: ((due: readonly Due[], now: number) => void) | undefined,
  load: () => void,
): void {
  const tasks = useDeferredValue(useReplica((state) => state.tasks))
  const zone = useReplica((state) => state.preferences.time_zone)
  const isLoaded = useReplica((state) => state.loaded)
  const isLive = useSyncStatus().state === 'live'
  const reminders = useMemo(() => remindersOf(tasks.values(), zone), [tasks, zone])

  const look = useEffectEvent((): number => {
    const now = Date.now()
    const stored = readStored(userId, now)
    const due = untold(reminders, stored, now)
    if (due.length > 0) {
      if (tell === undefined) {
        load()
        return LOOK
      }
      tell(due, now)
    }
    keep(userId, afterTelling(stored, due, now, isLive))
    const next = reminders.find(({ at }) => at > now)?.at ?? Number.POSITIVE_INFINITY
    return Math.min(LOOK, next - now)
  })

  const canTell = tell !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: other reminders are due at other times, and some wait for `tell`.
  useEffect(() => {
    if (!leads || !isLoaded) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(again, look())
    }
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [leads, isLoaded, isLive, reminders, canTell])
}

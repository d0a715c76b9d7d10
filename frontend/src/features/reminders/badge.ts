import { useEffect } from 'react'
import { useReplica } from '../../data/index.ts'

/** Shows the number of unread notifications on the icon of the installed app, where the browser can. */
export function useBadge(): void {
  const unread = useReplica(
    ({ notifications }) => [...notifications.values()].filter(({ read_at }) => read_at === null).length,
  )
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return
    // A browser may refuse, for example where nothing is installed.
    const shown = unread === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(unread)
    shown.catch(() => undefined)
  }, [unread])
}

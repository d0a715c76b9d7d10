import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { onPainted } from '../browser/painted.ts'
import { useIsShared, useOwn } from './react.tsx'
import type { Removal } from './shared-replicas.ts'
import type { SharedWorkspace, WorkspaceList } from './workspace-list.ts'

/** The workspaces that the user shares, whichever is shown. */

/** The most that are kept open; further ones are open while they are shown. */
const MOST_OPEN = 20

export function useSharedWorkspaces(): readonly SharedWorkspace[] {
  const { workspaces } = useOwn()
  return useSyncExternalStore(workspaces.subscribe, workspaces.all)
}

/** Whether pages show what is in shared workspaces, too: those of the user's own do, if there are any. */
export function useSpans(): boolean {
  const isShared = useIsShared()
  return useSharedWorkspaces().length > 0 && !isShared
}

/** Returns a function that asks the service for them anew. */
export const useRefreshWorkspaces = (): WorkspaceList['refresh'] => {
  const { workspaces } = useOwn()
  return useCallback((options) => workspaces.refresh(options), [workspaces])
}

/**
 * Keeps the list of workspaces up to date and those in it open, and sends what other workspaces have left unsent. Used
 * once in the app.
 */
export function useFollowWorkspaces(): void {
  const { workspaces, others } = useOwn()
  useEffect(() => {
    const keep = () =>
      others.keepOpen(
        workspaces
          .all()
          .slice(0, MOST_OPEN)
          .map(({ id }) => id),
      )
    const send = () => void others.sendWaiting(workspaces.confirmed?.map(({ id }) => id))
    const look = () => {
      if (document.visibilityState === 'visible') void workspaces.refresh({ now: false }).then(send)
    }
    // The list that is shown comes first.
    let unfollow = () => {}
    const cancel = onPainted(() => {
      keep()
      unfollow = workspaces.subscribe(() => {
        keep()
        // One that the list lacks is closed by now: what became of it is found out here.
        send()
      })
      look()
    })
    document.addEventListener('visibilitychange', look)
    addEventListener('focus', look)
    return () => {
      cancel()
      unfollow()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('focus', look)
    }
  }, [workspaces, others])
}

/** Returns a function that removes a workspace from this browser, which the user has left or deleted. */
export function useForgetWorkspace(): (workspaceId: string) => Promise<void> {
  const { others, workspaces } = useOwn()
  return useCallback(
    async (workspaceId) => {
      await others.forget(workspaceId)
      await workspaces.refresh()
    },
    [others, workspaces],
  )
}

/** The workspaces that turned out to be closed to the user, until `dismiss` is called. */
export function useRemovals(): { removals: readonly Removal[]; dismiss: () => void } {
  const { others } = useOwn()
  const removals = useSyncExternalStore(others.subscribe, others.removals)
  return { removals, dismiss: useCallback(() => others.dismissRemovals(), [others]) }
}

import { type ReactNode, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { ElsewhereProvider, sharedOf, useOwn, useWorkspaceId } from './react.tsx'
import type { Replica } from './replica.ts'
import type { State } from './state.ts'
import { haveSameMembers } from './writes.ts'

/** Parts of pages that show several workspaces. What needs it is loaded late: few users share something. */

/** The shared workspaces that are open, in the order of their names. */
export function useOpenWorkspaces(): readonly Replica[] {
  const { others } = useOwn()
  return useSyncExternalStore(others.subscribe, others.opened)
}

/** An open workspace that the page does not show. */
export interface OtherWorkspace {
  replica: Replica
  state: State
  /** Undefined for the user's own. */
  shared: string | undefined
  /** Undefined for the user's own, which has none. */
  name: string | undefined
}

/** The open workspaces other than that of the page: the user's own first. */
export function useOtherWorkspaces(): readonly OtherWorkspace[] {
  const { replica: own } = useOwn()
  const opened = useOpenWorkspaces()
  const here = useWorkspaceId()
  const others = useMemo(
    () => [own, ...opened].filter(({ workspaceId }) => workspaceId !== here),
    [own, opened, here],
  )
  const last = useRef<readonly State[]>([])
  const states = useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        const stops = others.map((replica) => replica.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      [others],
    ),
    () => {
      const next = others.map((replica) => replica.state())
      if (!haveSameMembers(next, last.current)) last.current = next
      return last.current
    },
  )
  return useMemo(
    () =>
      others.map((replica, index) => {
        const state = states[index] ?? replica.state()
        const shared = replica.isShared ? replica.workspaceId : undefined
        return { replica, state, shared, name: state.workspace?.name }
      }),
    [others, states],
  )
}

/** Shows its children within the workspace of an open replica: what they read and do there is of that workspace. */
export function InWorkspace({ replica, children }: { replica: Replica; children: ReactNode }) {
  return <ElsewhereProvider value={sharedOf(replica)}>{children}</ElsewhereProvider>
}

/** Adds up what several workspaces count, each for itself. @returns the sum, and what takes the count of one */
export function useTally(): [sum: number, report: (workspaceId: string, count: number) => void] {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(() => new Map())
  const report = useCallback(
    (workspaceId: string, count: number) =>
      setCounts((before) =>
        (before.get(workspaceId) ?? 0) === count ? before : new Map(before).set(workspaceId, count),
      ),
    [],
  )
  return [[...counts.values()].reduce((sum, count) => sum + count, 0), report]
}

import { useEffectEvent, useLayoutEffect } from 'react'

/** What any part of the app may ask for, carried out by the part that knows how. */
export type AppRequest =
  | 'addTask'
  | 'addProject'
  | 'addLabel'
  | 'addView'
  | 'openPalette'
  | 'showShortcuts'
  | 'toggleSidebar'
  | 'toggleAssistant'
  | 'startTour'
  | 'newWorkspace'

const handlers = new Map<AppRequest, Set<() => void>>()

/** Does nothing while nothing on the page handles it. */
export function request(what: AppRequest): void {
  for (const handle of handlers.get(what) ?? []) handle()
}

/** Handles the request while the component is mounted. */
export function useRequest(what: AppRequest, handle: () => void): void {
  const current = useEffectEvent(handle)
  // Before the paint: what is seen can be pressed.
  useLayoutEffect(() => {
    const known = handlers.get(what) ?? new Set()
    const listener = () => current()
    handlers.set(what, known.add(listener))
    return () => {
      known.delete(listener)
    }
  }, [what])
}

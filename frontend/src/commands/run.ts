import { useEffect, useEffectEvent } from 'react'

/** What can be invoked from anywhere and is carried out by the feature that knows how. */
export type Command =
  | 'addTask'
  | 'addProject'
  | 'addLabel'
  | 'addView'
  | 'openPalette'
  | 'showShortcuts'
  | 'toggleSidebar'
  | 'toggleAssistant'

const doers = new Map<Command, Set<() => void>>()

/** Runs the command; does nothing while nothing on the page handles it. */
export function run(command: Command): void {
  for (const doIt of doers.get(command) ?? []) doIt()
}

/** Handles the command while the component is mounted. */
export function useCommand(command: Command, doIt: () => void): void {
  const current = useEffectEvent(doIt)
  useEffect(() => {
    const known = doers.get(command) ?? new Set()
    const listener = () => current()
    doers.set(command, known.add(listener))
    return () => {
      known.delete(listener)
    }
  }, [command])
}

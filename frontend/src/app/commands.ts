import { useEffect, useEffectEvent } from 'react'

/** What can be asked for from anywhere, and is done by the feature that knows how. */
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

/** Asks for it; nothing happens while nobody on the page can do it. */
export function run(command: Command): void {
  for (const doIt of doers.get(command) ?? []) doIt()
}

/** Does the command while the component is shown. */
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

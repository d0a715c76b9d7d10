import { useSyncExternalStore } from 'react'

/** Moving to another workspace: asked for by menus and the palette, carried out by a dialog. */

/** What to move, by the id that the service knows. */
export interface Asked {
  kind: 'tasks' | 'projects'
  id: number
  name: string
}

let places = false
let asked: Asked | null = null
const listeners = new Set<() => void>()

/** Says whether there is another workspace in which the user may write. */
export const setTransferable = (may: boolean): void => {
  places = may
}
export const mayTransfer = (): boolean => places

/** @param next null closes the dialog */
export function askTransfer(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useAskedTransfer = (): Asked | null => useSyncExternalStore(subscribe, () => asked)

import { useSyncExternalStore } from 'react'

/** Shortcuts of single characters can be switched off, for those whose voice or screen reader types them. */

const KEPT = 'docket.shortcuts'
const listeners = new Set<() => void>()

export const areCharactersOn = (): boolean => localStorage.getItem(KEPT) !== 'off'

export function setCharactersOn(on: boolean): void {
  if (on) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, 'off')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** Whether shortcuts of single characters are on, for the settings page. */
export const useCharactersOn = (): boolean => useSyncExternalStore(subscribe, areCharactersOn)

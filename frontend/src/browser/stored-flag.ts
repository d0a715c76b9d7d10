import { useSyncExternalStore } from 'react'
import { browserStorage } from './storage.ts'

const CHANGED = 'docket:stored'

/** A boolean that this browser remembers, shared by all parts of the page. */
export function useStoredFlag(key: string, initially: boolean): [boolean, (value: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => browserStorage.get(key) ?? String(initially))
  return [
    value === 'true',
    (next) => {
      browserStorage.set(key, String(next))
      dispatchEvent(new Event(CHANGED))
    },
  ]
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener)
  addEventListener('storage', listener)
  return () => {
    removeEventListener(CHANGED, listener)
    removeEventListener('storage', listener)
  }
}

import { useSyncExternalStore } from 'react'
import { browserStorage } from '../browser/storage.ts'

/** Single-character shortcuts can be switched off, for people whose voice control or screen reader types them. */

const STORAGE_KEY = 'docket.shortcuts'
const listeners = new Set<() => void>()

export const areCharactersOn = (): boolean => browserStorage.get(STORAGE_KEY) !== 'off'

export function setCharactersOn(on: boolean): void {
  browserStorage.set(STORAGE_KEY, on ? null : 'off')
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

/** Whether single-character shortcuts are on, for the settings page. */
export const useCharactersOn = (): boolean => useSyncExternalStore(subscribe, areCharactersOn)

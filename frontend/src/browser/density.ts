import { useSyncExternalStore } from 'react'
import { browserStorage } from './storage.ts'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** Also read by `begin/begin.ts`, before the first paint. */
const STORAGE_KEY = 'docket.density'
const listeners = new Set<() => void>()

/** How much room a row has, on this device. */
export const density = (): Density =>
  browserStorage.get(STORAGE_KEY) === 'compact' ? 'compact' : 'comfortable'

export function setDensity(next: Density): void {
  browserStorage.set(STORAGE_KEY, next === 'comfortable' ? null : next)
  if (next === 'compact') document.documentElement.dataset.density = next
  else delete document.documentElement.dataset.density
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useDensity = (): Density => useSyncExternalStore(subscribe, density)

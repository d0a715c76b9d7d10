import { useSyncExternalStore } from 'react'
import { windowStorage } from '../../browser/storage.ts'

/** Whether the panel is open in this window; remembered across reloads. */

const STORAGE_KEY = 'docket.assistant'
const listeners = new Set<() => void>()
let isOpen = windowStorage.get(STORAGE_KEY) === 'open'
/** How much was asked since the page was loaded. */
let asked = 0
/** Set when somebody has just opened it, and wants to write. */
let wantsFocus = false

export function showAssistant(open: boolean): void {
  isOpen = open
  wantsFocus = open
  windowStorage.set(STORAGE_KEY, open ? 'open' : null)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Whether the panel should take the focus; true only once. */
export function claimFocus(): boolean {
  const wanted = wantsFocus
  wantsFocus = false
  return wanted
}

export const isAssistantOpen = (): boolean => isOpen

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useAssistantOpened = (): boolean => useSyncExternalStore(subscribe, isAssistantOpen)

/** The assistant has been asked something. */
export function noteAsked(): void {
  asked += 1
  tell()
}

export const useTimesAsked = (): number => useSyncExternalStore(subscribe, () => asked)

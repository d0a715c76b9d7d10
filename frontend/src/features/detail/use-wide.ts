import { useSyncExternalStore } from 'react'

/** Whether a task's detail has room beside the list: `lg` of the tokens. */
const wide = matchMedia(
  `(min-width: ${getComputedStyle(document.documentElement).getPropertyValue('--breakpoint-lg')})`,
)

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

import { useSyncExternalStore } from 'react'

const styles = getComputedStyle(document.documentElement)
const atLeast = (breakpoint: 'md' | 'lg' | '2xl') =>
  matchMedia(`(min-width: ${styles.getPropertyValue(`--breakpoint-${breakpoint}`)})`)

const medium = atLeast('md')
const wide = atLeast('lg')
const roomy = atLeast('2xl')

/** Whether there is room for the sidebar, unlike on a phone. */
export const useMedium = (): boolean => useMatch(medium)

/** Whether there is room for one panel beside the list. */
export const useWide = (): boolean => useMatch(wide)

/** Whether there is room for both a task's detail and the assistant. */
export const useRoomy = (): boolean => useMatch(roomy)

function useMatch(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}

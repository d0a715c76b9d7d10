import { useEffect, useSyncExternalStore } from 'react'

/**
 * The first sign of a person on the page. What only serves somebody who is there is fetched then and not before, so
 * that it takes nothing from the first load.
 */

const SIGNS = ['pointermove', 'pointerdown', 'keydown']
/** Milliseconds after which it is taken for granted: aids such as screen readers read the page without a sign. */
const AT_THE_LATEST = 10_000

let isUsed = false
const waiting = new Set<() => void>()
const stop = new AbortController()
for (const sign of SIGNS) {
  document.addEventListener(sign, begin, { capture: true, passive: true, signal: stop.signal })
}
const timer = setTimeout(begin, AT_THE_LATEST)

function begin(): void {
  stop.abort()
  clearTimeout(timer)
  isUsed = true
  for (const run of waiting) run()
  waiting.clear()
}

/** Runs it at the first sign, or now if that has been. @returns how to forget about it */
export function onFirstUse(run: () => void): () => void {
  if (isUsed) run()
  else waiting.add(run)
  return () => void waiting.delete(run)
}

/** Fetches code ahead of its need, which may come offline or be hasty. @param load alike at each rendering */
export function useAhead(load: () => Promise<unknown>): void {
  // What fails here is tried again when it is needed.
  useEffect(() => onFirstUse(() => void load().catch(() => {})), [load])
}

/** Whether there has been a sign. */
export const useFirstUse = (): boolean => useSyncExternalStore(onFirstUse, () => isUsed)

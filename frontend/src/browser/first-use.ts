import { useEffect, useState, useSyncExternalStore } from 'react'

/**
 * Detects the first sign of a person on the page. Code that is only for interaction is fetched then and not before, so
 * that it does not slow down the first load.
 */

const SIGNS = ['pointermove', 'pointerdown', 'keydown']
/** Milliseconds after which a person is assumed: aids such as screen readers read the page without such a sign. */
const AT_THE_LATEST = 10_000

let isUsed = false
const waiting = new Set<() => void>()
const stop = new AbortController()
for (const sign of SIGNS) {
  document.addEventListener(sign, beginIfMeant, { capture: true, passive: true, signal: stop.signal })
}
const timer = setTimeout(begin, AT_THE_LATEST)

/** A browser also reports a move when a page appears under a pointer that rests. */
function beginIfMeant(event: Event): void {
  const isRest = event.type === 'pointermove' && isStill(event as PointerEvent)
  if (!isRest) begin()
}

const isStill = ({ movementX, movementY }: PointerEvent): boolean => movementX === 0 && movementY === 0

function begin(): void {
  stop.abort()
  clearTimeout(timer)
  isUsed = true
  for (const run of waiting) run()
  waiting.clear()
}

/** Runs `run` at the first sign, or now if there has been one. @returns a function that cancels it */
export function onFirstUse(run: () => void): () => void {
  if (isUsed) run()
  else waiting.add(run)
  return () => void waiting.delete(run)
}

/** Fetches code before it is needed, when it may be urgent, or the page offline. @param load the same at each render */
export function useAhead(load: () => Promise<unknown>): void {
  // A failure is ignored: the code is fetched again when it is needed.
  useEffect(() => onFirstUse(() => void load().catch(() => {})), [load])
}

/** Code that something needs only once there is a person; undefined until then. @param load the same at each render */
export function useWhenUsed<T extends object>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<T>()
  useEffect(() => {
    let isWanted = true
    const run = async () => {
      const code = await load()
      if (isWanted) setLoaded(code)
    }
    // Without it, the page stays as it is; the next one may have more luck.
    const forget = onFirstUse(() => void run().catch(() => {}))
    return () => {
      isWanted = false
      forget()
    }
  }, [load])
  return loaded
}

/** Whether there has been a sign of a person. */
export const useFirstUse = (): boolean => useSyncExternalStore(onFirstUse, () => isUsed)

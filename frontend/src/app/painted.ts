import { useEffect, useState } from 'react'

/** Milliseconds after which either is taken for granted: a hidden page is not painted at all. */
const AT_THE_LATEST = 1_000

/** Runs it once what has been drawn is on the screen. @returns how to forget about it */
export function onPainted(run: () => void): () => void {
  let timer = setTimeout(run, AT_THE_LATEST)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Resolves when the page has nothing to do, or after a while all the same. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser has it.
    if (globalThis.requestIdleCallback === undefined) setTimeout(resolve, AT_THE_LATEST)
    else requestIdleCallback(() => resolve(), { timeout: AT_THE_LATEST })
  })
}

/** Whether the component has been seen: what nobody misses in the first moment comes then, and takes no time from the rest. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => onPainted(() => setPainted(true)), [])
  return isPainted
}

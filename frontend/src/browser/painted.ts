import { useEffect, useState } from 'react'

/** Milliseconds after which a paint, or an idle moment, is no longer waited for: a hidden page is never painted. */
const AT_THE_LATEST = 1_000

/** Runs `run` once what has been rendered is on the screen. @returns a function that cancels it */
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

/** Resolves when the page is idle, or after a while regardless. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser has `requestIdleCallback`.
    if (globalThis.requestIdleCallback === undefined) setTimeout(resolve, AT_THE_LATEST)
    else requestIdleCallback(() => resolve(), { timeout: AT_THE_LATEST })
  })
}

/** Whether the component has been painted: what nobody misses at first waits for that, and does not delay the rest. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => onPainted(() => setPainted(true)), [])
  return isPainted
}

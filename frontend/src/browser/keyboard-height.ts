import { useSyncExternalStore } from 'react'

/** The height in CSS pixels of what the on-screen keyboard covers of the page, which browsers do not make smaller. */
export const useKeyboardHeight = (): number => useSyncExternalStore(subscribe, covered)

function subscribe(listener: () => void): () => void {
  const stop = new AbortController()
  for (const event of ['resize', 'scroll'])
    visualViewport?.addEventListener(event, listener, { signal: stop.signal })
  return () => stop.abort()
}

function covered(): number {
  // While the page is zoomed in, most of it is not seen for another reason.
  if (visualViewport === null || visualViewport.scale > 1) return 0
  return Math.max(0, Math.round(innerHeight - visualViewport.height - visualViewport.offsetTop))
}

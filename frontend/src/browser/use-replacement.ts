import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { onFirstUse } from './first-use.ts'

/** Milliseconds after the end of a touch by which its click has come. */
const CLICK = 300

let press = Promise.resolve()
document.addEventListener('pointerdown', notePress, { capture: true, passive: true })

function notePress(): void {
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = new AbortController()
  for (const sign of ['pointerup', 'pointercancel']) {
    const options = { capture: true, passive: true, signal: end.signal }
    document.addEventListener(sign, () => setTimeout(resolve, CLICK), options)
  }
  void promise.then(() => end.abort())
  press = promise
}

/** Resolves when nothing is pressed: a press that starts on one element and ends on another is no click. */
export const released = (): Promise<void> => press

/**
 * Loads code that comes after the page and replaces links that were there from the start. Waits while one is pressed,
 * since a press that starts on one element and ends on another is no click; and the link with the focus keeps it.
 * @param load the same at each render
 * @param area the element that contains the links
 */
export function useReplacement<T>(
  load: () => Promise<T>,
  area: RefObject<HTMLElement | null>,
): T | undefined {
  const [code, setCode] = useState<{ loaded: T; focused: string | null }>()
  useEffect(() => {
    let isWanted = true
    async function replace(): Promise<void> {
      const loaded = await load()
      await press
      if (!isWanted) return
      const { activeElement } = document
      const isInside = activeElement !== null && area.current?.contains(activeElement) === true
      setCode({ loaded, focused: isInside ? activeElement.getAttribute('href') : null })
    }
    // If that fails, the links stay as they are; the next page may have more luck.
    const forget = onFirstUse(() => void replace().catch(() => {}))
    return () => {
      isWanted = false
      forget()
    }
  }, [load, area])
  const focused = code?.focused ?? null
  useLayoutEffect(() => {
    if (focused !== null)
      area.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus()
  }, [focused, area])
  return code?.loaded
}

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { onFirstUse } from './first-use.ts'

/** Milliseconds from the end of a touch until its click has come. */
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

/**
 * Code that comes after the page, and draws links anew that have been there from the start. It does not while somebody
 * presses, since a press that begins on one element and ends on another is none; and the link with the focus keeps it.
 * @param load alike at each rendering
 * @param area what the links are in
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
    // Without it the links are there as they are; the next page may have more luck.
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

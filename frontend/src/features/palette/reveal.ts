/** Milliseconds to wait for a section of the settings that is still being loaded. */
const MOST = 10_000
const CONTROL = 'input:not([hidden]), button, a[href], select, textarea'

/**
 * Brings a setting into sight as soon as it is on the page, with the focus on it, and then on its first control, which
 * may come later; unless the user has gone elsewhere meanwhile.
 */
export function revealSetting(title: string): void {
  const selector = `[data-setting="${CSS.escape(title)}"]`
  let place: HTMLElement | null = null
  const isDone = (): boolean => {
    if (place === null) {
      place = document.querySelector<HTMLElement>(selector)
      if (place === null) return false
      place.tabIndex = -1
      place.scrollIntoView({ block: 'center' })
      place.focus({ preventScroll: true })
    }
    const control = place.querySelector<HTMLElement>(CONTROL)
    if (document.activeElement !== place) return true
    control?.focus()
    return control !== null
  }
  if (isDone()) return
  const observer = new MutationObserver(() => isDone() && stop())
  const timer = setTimeout(() => stop(), MOST)
  const stop = () => {
    clearTimeout(timer)
    observer.disconnect()
  }
  observer.observe(document.body, { childList: true, subtree: true })
}

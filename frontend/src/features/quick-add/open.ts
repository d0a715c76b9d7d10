import { useEffect, useSyncExternalStore } from 'react'
import type { LineDefaults } from './line-body.ts'

/** The line above any page: opened from anywhere, with the defaults of the page that is shown. */

interface Opened {
  open: boolean
  defaults: LineDefaults | undefined
}

let opened: Opened = { open: false, defaults: undefined }
let ofPage: LineDefaults | undefined
const listeners = new Set<() => void>()

function show(next: Opened): void {
  opened = next
  for (const listener of listeners) listener()
}

/** @param defaults used instead of those of the page that is shown */
export const openQuickAdd = (defaults: LineDefaults | undefined = ofPage): void =>
  show({ open: true, defaults })
export const closeQuickAdd = (): void => show({ ...opened, open: false })

export const useQuickAddOpened = (): Opened =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opened,
  )

/** Sets the defaults for tasks added while this page is shown: its project, its label, its day. */
export function useQuickAddDefaults(defaults: LineDefaults): void {
  const key = JSON.stringify(defaults)
  useEffect(() => {
    const own = JSON.parse(key) as LineDefaults
    ofPage = own
    return () => {
      if (ofPage === own) ofPage = undefined
    }
  }, [key])
}

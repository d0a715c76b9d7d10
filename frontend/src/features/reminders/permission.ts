import { useSyncExternalStore } from 'react'

/** Whether this browser may show notifications; `unsupported` also where the page came without TLS. */
export type Permission = NotificationPermission | 'unsupported'

const listeners = new Set<() => void>()

export const permission = (): Permission =>
  'Notification' in globalThis && isSecureContext ? Notification.permission : 'unsupported'

export function usePermission(): Permission {
  return useSyncExternalStore(subscribe, permission)
}

/** The browser asks its user. To be called from a press of theirs. */
export async function askBrowser(): Promise<void> {
  if (permission() === 'default') await Notification.requestPermission()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // It may be changed in the settings of the browser.
  document.addEventListener('visibilitychange', listener)
  return () => {
    listeners.delete(listener)
    document.removeEventListener('visibilitychange', listener)
  }
}

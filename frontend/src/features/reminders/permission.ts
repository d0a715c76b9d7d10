import { useSyncExternalStore } from 'react'

/** Whether this browser may show notifications; also `unsupported` if the page was loaded without TLS. */
export type Permission = NotificationPermission | 'unsupported'

const listeners = new Set<() => void>()

export const permission = (): Permission =>
  'Notification' in globalThis && isSecureContext ? Notification.permission : 'unsupported'

export function usePermission(): Permission {
  return useSyncExternalStore(subscribe, permission)
}

/** Makes the browser ask for permission. Has to be called on a user's press. */
export async function askBrowser(): Promise<void> {
  if (permission() === 'default') await Notification.requestPermission()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // It may have been changed in the browser's settings.
  document.addEventListener('visibilitychange', listener)
  return () => {
    listeners.delete(listener)
    document.removeEventListener('visibilitychange', listener)
  }
}

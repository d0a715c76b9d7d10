/** The page's side of the service worker (`frontend/worker`), which only a production build has. */

const updates = new EventTarget()
let waiting: ServiceWorker | undefined

/** Calls `listener` when a newer version of the app is available, or if one already is. @returns how to stop that */
export function onUpdate(listener: () => void): () => void {
  updates.addEventListener('update', listener)
  if (waiting !== undefined) listener()
  return () => updates.removeEventListener('update', listener)
}

/** Milliseconds within which the newer worker usually takes over. */
const TAKING_OVER = 3_000

/** Loads the newer version, in all windows. */
export function takeUpdate(): void {
  waiting?.postMessage('take over')
  // Chromium lets the older worker stay for minutes if it still counts one of this page's requests. A reload ends those.
  setTimeout(() => location.reload(), TAKING_OVER)
}

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The first worker replaces nothing: the page stays as it is.
    if (controlled) location.reload()
    controlled = true
  })
  try {
    watch(await serviceWorker.register('/worker.js'))
  } catch (error) {
    // For example in a private window: the app works, but not offline.
    console.warn('The app cannot be kept for use without a network.', error)
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return
    waiting = registration.waiting
    updates.dispatchEvent(new Event('update'))
  }
  look()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  // An app that stays open for days checks for updates when somebody comes back to it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => {})
  })
}

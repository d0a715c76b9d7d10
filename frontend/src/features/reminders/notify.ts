/** Notifications of the browser, and what pressing one does. */

interface Shown {
  title: string
  body: string
  /** One with the same tag takes the place of the former. */
  tag: string
  taskId: number
}

/** By the service worker where there is one: its notifications stay when the window is closed. */
export async function notify({ title, body, tag, taskId }: Shown, onPress: (taskId: number) => void) {
  const options = {
    body,
    tag,
    data: { task: taskId },
    icon: '/icons/192.png',
    lang: document.documentElement.lang,
  }
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration?.active != null) return await registration.showNotification(title, options)
  const notification = new Notification(title, options)
  notification.onclick = () => {
    window.focus()
    notification.close()
    onPress(taskId)
  }
}

/** What the service worker says when one of its notifications was pressed. */
export function onPressed(listener: (taskId: number) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('openTask' in data)) return
    if (typeof data.openTask === 'number') listener(data.openTask)
  }
  navigator.serviceWorker?.addEventListener('message', hear)
  return () => navigator.serviceWorker?.removeEventListener('message', hear)
}

/** Browser notifications, and what pressing one does. */

interface Shown {
  title: string
  body: string
  /** A notification replaces an earlier one with the same tag. */
  tag: string
  taskId: number
}

/** Shows it by the service worker where there is one: those notifications stay when the window is closed. */
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

interface Pressed {
  onTask: (taskId: number) => void
  /** @param path with its query, within the app */
  onPage: (path: string) => void
}

/** Listens for the service worker's message that one of its notifications was pressed. */
export function onPressed({ onTask, onPage }: Pressed): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null) return
    if ('openTask' in data && typeof data.openTask === 'number') onTask(data.openTask)
    if ('openPage' in data && typeof data.openPage === 'string') onPage(data.openPage)
  }
  navigator.serviceWorker?.addEventListener('message', hear)
  return () => navigator.serviceWorker?.removeEventListener('message', hear)
}

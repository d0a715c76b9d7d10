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

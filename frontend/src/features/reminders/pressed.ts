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

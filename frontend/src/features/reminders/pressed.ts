/** Listens for the service worker's message that one of its notifications was pressed. */
export function onPressed(listener: (taskId: number) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('openTask' in data)) return
    if (typeof data.openTask === 'number') listener(data.openTask)
  }
  navigator.serviceWorker?.addEventListener('message', hear)
  return () => navigator.serviceWorker?.removeEventListener('message', hear)
}

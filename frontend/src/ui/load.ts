import { t } from '../i18n/t.ts'
import { toasts } from './toast.tsx'

/** Milliseconds until the next attempt, unless the connection comes back earlier. */
const PAUSE = 5_000

/**
 * Fetches code until that succeeds. For parts outside every page, whose failure no page could show: meanwhile the rest
 * of the app works without them.
 */
export async function loadWithRetry<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => {
        addEventListener('online', resolve, { once: true })
        setTimeout(resolve, PAUSE)
      })
    }
  }
}

const LATE = 'late'

/** Like `loadWithRetry`, for something the user has asked for, who is told that it takes a while. */
export async function loadOnDemand<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    const action = { label: t('common.reload'), run: () => location.reload() }
    toasts.add({ id: LATE, title: t('errors.late'), action, stays: true })
    const loaded = await loadWithRetry(load)
    toasts.close(LATE)
    return loaded
  }
}

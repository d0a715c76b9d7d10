import i18next from 'i18next'
import { toasts } from './toast.tsx'

/** Milliseconds until the next attempt, unless the connection comes back before. */
const PAUSE = 5_000

/**
 * Fetches code until it is there. For what stands outside of every page, whose failure no page could show: the rest of
 * the app goes on without it meanwhile.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
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

/** The same for what somebody has asked for: they are told that it takes a while. */
export async function onDemand<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    const action = { label: i18next.t('common.reload'), run: () => location.reload() }
    toasts.add({ id: LATE, title: i18next.t('errors.late'), action, stays: true })
    const loaded = await patiently(load)
    toasts.close(LATE)
    return loaded
  }
}

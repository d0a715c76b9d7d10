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

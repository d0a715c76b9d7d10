import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds until something a test waits for counts as not coming: it only stops a hang. */
export const PATIENCE = 60_000

/** Waits for what becomes so by itself. @param check throws until it is so. @returns what it returned then */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await delay(50)
  }
}

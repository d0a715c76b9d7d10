import type { Page } from 'playwright-core'

/**
 * Stops what the app ends by time, in milliseconds, so that a slow machine does not miss it: timers with these delays
 * never run, from now on and in pages loaded later.
 */
export async function stopTimers(page: Page, delays: readonly number[]): Promise<void> {
  const stop = (stopped: readonly number[]) => {
    const { setTimeout: set } = globalThis
    const without = (run: () => void, delay = 0) => (stopped.includes(delay) ? 0 : set(run, delay))
    Object.assign(globalThis, { setTimeout: without })
  }
  await page.addInitScript(stop, delays)
  await page.evaluate(stop, delays)
}

/** After which a person is assumed (`first-use.ts`). */
export const FIRST_USE = [10_000]
/** For which completed tasks stay visible (`lingering.ts`). */
export const MOMENT = [140]
/** After which toasts go (`toast.tsx`). */
export const TOASTS = [5_000, 8_000]
/** After which a frame is no longer waited for (`painted.ts`). */
export const PAINT = [1_000]

/** Milliseconds for which nobody misses a page. */
const TIMEOUT_MS = 300

/** Waits for something that is nearly ready, so that a page need not be rendered twice; but not for long. */
export async function waitBriefly(awaited: Promise<unknown>): Promise<void> {
  await Promise.race([awaited, new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS))])
}

/** Milliseconds in which nobody misses a page. */
const SHORTLY = 300

/** Waits for what is about to be there, so that a page need not be drawn twice; but not for long. */
export async function shortly(awaited: Promise<unknown>): Promise<void> {
  await Promise.race([awaited, new Promise((resolve) => setTimeout(resolve, SHORTLY))])
}

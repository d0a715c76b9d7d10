/**
 * Yields what `work` pushes while it runs; ends, or fails, when `work` does. A consumer that stops earlier aborts the
 * signal of `work`, and waits until it has ended.
 */
export async function* pulled<Item>(
  work: (push: (item: Item) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<Item> {
  const items: Item[] = []
  const stop = new AbortController()
  let wake = Promise.withResolvers<void>()
  let over = false
  const push = (item: Item) => {
    items.push(item)
    wake.resolve()
  }
  const done = work(push, stop.signal).finally(() => {
    over = true
    wake.resolve()
  })
  try {
    for (;;) {
      while (items.length > 0) yield items.shift() as Item
      if (over) return await done
      await wake.promise
      wake = Promise.withResolvers<void>()
    }
  } finally {
    stop.abort()
    await done.catch(() => {})
  }
}

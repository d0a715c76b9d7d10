/**
 * Lets what is pushed while `work` runs be pulled; ends, or fails, as `work` does. Whoever stops pulling before has its
 * signal aborted, and waits until it is over.
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

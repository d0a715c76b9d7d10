/** Lets what is pushed while `work` runs be pulled; ends, or fails, as `work` does. */
export async function* pulled<Item>(
  work: (push: (item: Item) => void) => Promise<void>,
): AsyncGenerator<Item> {
  const items: Item[] = []
  let wake = Promise.withResolvers<void>()
  let over = false
  const done = work((item) => {
    items.push(item)
    wake.resolve()
  }).finally(() => {
    over = true
    wake.resolve()
  })
  // Whoever stops pulling does not hear how it ended.
  done.catch(() => {})
  for (;;) {
    while (items.length > 0) yield items.shift() as Item
    if (over) return await done
    await wake.promise
    wake = Promise.withResolvers<void>()
  }
}

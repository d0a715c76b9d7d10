import pLimit from 'p-limit'
import type { NotifierContext } from './context.ts'

/** Writes that are made at once: a burst is due at the full hour, and requests want to be answered meanwhile. */
const AT_ONCE = 4

/** Does `work` for each; one that fails holds up no other, and is tried again at the next look. @returns which failed */
export async function eachOf<Key, Value>(
  { log }: Pick<NotifierContext, 'log'>,
  all: ReadonlyMap<Key, Value>,
  work: (key: Key, value: Value) => Promise<void>,
): Promise<Key[]> {
  const limit = pLimit(AT_ONCE)
  const failed: Key[] = []
  await Promise.all(
    [...all].map(([key, value]) =>
      limit(async () => {
        try {
          await work(key, value)
        } catch (error) {
          failed.push(key)
          log.warn({ err: error }, 'telling users is delayed')
        }
      }),
    ),
  )
  return failed
}

import type { TestEvent } from 'node:test/reporters'

/** Reports the counts of the whole run as one JSON object, for `check.ts`. */
export default async function* summary(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // Each file has a summary of its own; only that of the whole run names no file.
    if (event.type === 'test:summary' && event.data.file === undefined)
      yield JSON.stringify(event.data.counts)
  }
}

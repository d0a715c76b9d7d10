import type { Line as ReadLine } from '@docket/grammar/lines/line.ts'
import type { LineContext } from '@docket/grammar/lines/read.ts'
import type { QuickAddReading, When } from '@docket/sdk'
import type { Answer, Question } from './line-worker.ts'

/** Asks the worker that reads lines; it starts when it is first needed, and stays. */

/** In the types of the SDK, which say that what is absent is not there at all. */
export type Line = Omit<ReadLine, 'due' | 'readings'> & { due: When | null; readings: QuickAddReading[] }

interface Waiting {
  resolve(line: Line): void
  reject(error: Error): void
}
let worker: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker !== undefined) return worker
  const made = new Worker(new URL('./line-worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.number)
    waiting.delete(data.number)
    if ('line' in data) asked?.resolve(data.line as Line)
    else asked?.reject(new Error(data.failed))
  })
  made.addEventListener('error', ({ message }) => {
    // It could not be loaded, for one: the next line tries again.
    if (worker === made) worker = undefined
    made.terminate()
    const lost = [...waiting.values()]
    waiting.clear()
    for (const { reject } of lost) reject(new Error(message || 'The worker that reads lines has ended.'))
  })
  worker = made
  return made
}

/** Reads a line in the worker. @throws Error if that cannot be loaded */
export function read(text: string, context: LineContext): Promise<Line> {
  last += 1
  const question: Question = { number: last, text, context }
  return new Promise((resolve, reject) => {
    waiting.set(question.number, { resolve, reject })
    started().postMessage(question)
  })
}

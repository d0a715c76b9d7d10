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
  const end = (message: string) => {
    // It could not be loaded, for one: the next line tries again.
    if (worker === made) worker = undefined
    made.terminate()
    const lost = [...waiting.values()]
    waiting.clear()
    for (const { reject } of lost) reject(new Error(message))
  }
  made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('failed' in data) return end(data.failed)
    waiting.get(data.number)?.resolve(data.line as Line)
    waiting.delete(data.number)
  })
  made.addEventListener('error', ({ message }) => end(message || 'The worker that reads lines has ended.'))
  worker = made
  return made
}

/** Reads a line in the worker. @throws Error if that cannot be loaded */
export async function read(text: string, context: LineContext): Promise<Line> {
  try {
    return await ask(text, context)
  } catch {
    // The connection may have been gone for a moment while the code was fetched.
    return await ask(text, context)
  }
}

function ask(text: string, context: LineContext): Promise<Line> {
  last += 1
  const question: Question = { number: last, text, context }
  return new Promise((resolve, reject) => {
    waiting.set(question.number, { resolve, reject })
    started().postMessage(question)
  })
}

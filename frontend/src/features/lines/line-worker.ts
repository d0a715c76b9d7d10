import type { Line } from '@docket/grammar/lines/line.ts'
import type { LineContext } from '@docket/grammar/lines/read.ts'

/** Reads lines beside the page: the first line of a language takes long, as its expressions are compiled. */

export interface Question {
  number: number
  text: string
  context: LineContext
}
export type Answer = { number: number; line: Line } | { number: number; failed: string }

async function load() {
  // Browsers without a `Temporal` of their own lack it here, too.
  if (globalThis.Temporal === undefined) await import('../../data/temporal.ts')
  return await import('@docket/grammar/lines/read.ts')
}
const loading = load()
// Each question is told of a failure; there may be none by then.
loading.catch(() => {})

const answer = async ({ number, text, context }: Question): Promise<Answer> => {
  try {
    const { readLine } = await loading
    return { number, line: readLine(text, context) }
  } catch (error) {
    return { number, failed: String(error) }
  }
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => postMessage(await answer(data)))

import type { Readable, Writable } from 'node:stream'

/**
 * Commands to a browser itself through its pipe (`--remote-debugging-pipe`): it takes some only there, such as those
 * for installed apps. https://chromedevtools.github.io/devtools-protocol/
 */
export interface DevtoolsPipe {
  /** @throws if the browser refuses, or ends before it answers */
  send(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>
}

interface Answer {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

/** @param ended resolves when the browser has ended */
export function devtoolsPipe(commands: Writable, answers: Readable, ended: Promise<unknown>): DevtoolsPipe {
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  let rest = ''
  answers.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    }
  })
  // The browser may end while something is written to it.
  commands.on('error', () => undefined)
  return {
    async send(method, params = {}) {
      const id = ++last
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
      commands.write(`${JSON.stringify({ id, method, params })}\0`)
      const over = ended.then((): Answer => ({ error: { message: 'The browser has ended.' } }))
      const { result, error } = await Promise.race([answered, over])
      waiting.delete(id)
      if (result === undefined) throw new Error(`${method}: ${error?.message}`)
      return result
    },
  }
}

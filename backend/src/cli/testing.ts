import { execute } from './program.ts'

export interface Outcome {
  code: number
  /** What the command printed as its result. */
  out: string
  /** What else it reported. */
  notes: string
}

/** Runs commands in this process, with `environment` instead of the real one. */
export function operator(environment: Record<string, string>) {
  return async (...args: string[]): Promise<Outcome> => {
    const out: string[] = []
    const notes: string[] = []
    const code = await execute(args, {
      environment,
      terminal: { colour: false, width: undefined, asks: false },
      out: (text) => void out.push(text),
      note: (text) => void notes.push(text),
    })
    return { code, out: out.join('\n'), notes: notes.join('\n') }
  }
}

export const SECRET = 'a secret that is only good for tests'

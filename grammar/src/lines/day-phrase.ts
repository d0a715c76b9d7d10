import { LANGUAGES } from './language.ts'
import { FINDERS } from './languages.ts'
import { folded } from './plain.ts'
import type { DaySays } from './says.ts'

/** What the text says about a day, if it says nothing else, in whatever language: `next week`, `in 7 Tagen`. */
export function dayPhrase(text: string): DaySays | undefined {
  const line = folded(text.trim())
  for (const language of LANGUAGES) {
    const [found, ...others] = FINDERS[language].phrases(line, ['date'])
    const isAll = found?.start === 0 && found.end === line.length && others.length === 0
    if (isAll && found.kind === 'date' && found.value.part === undefined) return found.value
  }
  return undefined
}

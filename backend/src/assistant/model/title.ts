import { isBlank } from '../../core/schemas.ts'

/** Most characters of a title that the user did not choose. */
const LONGEST = 80

/** A conversation is named after its first line until its user names it. */
export function titleOf(message: string): string {
  const lines = message.trim().split(/\s*[\r\n]+/)
  const line = lines.find((each) => !isBlank(each)) ?? ''
  const characters = [...line]
  return characters.length <= LONGEST
    ? line
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
}

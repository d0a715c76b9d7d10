import { isBlank } from '../../core/schemas.ts'

/** Characters of a title that nobody has given. */
const LONGEST = 80

/** A conversation is named by how it begins, until its user names it. */
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

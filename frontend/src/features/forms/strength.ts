export const STRENGTHS = ['short', 'weak', 'fair', 'good', 'strong'] as const
export type Strength = (typeof STRENGTHS)[number]

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128
const KINDS = [/\p{Lu}/u, /\p{Ll}|\p{Lo}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]
/** What an attacker tries first. */
const COMMON = /passw|p@ss|12345|23456|qwert|asdf|abc123|letmein|docket|admin|welcome/i

/** A rough estimate by length and variety: each further character counts for more than any rule. */
export function strengthOf(password: string): Strength {
  const characters = [...password]
  if (characters.length < SHORTEST_PASSWORD) return 'short'
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  const points = Math.min(characters.length, 2 * new Set(characters).size) + 2 * (kinds - 1)
  if (COMMON.test(password) || points < 11) return points < 20 ? 'weak' : 'fair'
  if (points < 14) return 'fair'
  return points < 19 ? 'good' : 'strong'
}

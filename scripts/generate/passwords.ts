import common from '@zxcvbn-ts/language-common'

/** Of those that are long enough to be chosen, so many are refused: 28 kB of text. */
const COUNT = 3_000
/** The fewest characters that a password may have. */
const SHORTEST = 8
const WIDTH = 110

/** `backend/src/accounts/common-passwords.ts`: the passwords that are tried first. */
export function commonPasswords(): string {
  const chosen = common.dictionary['passwords-common']
    .filter((word) => word.length >= SHORTEST && /^[\w.!@#-]+$/.test(word))
    .slice(0, COUNT)
  const lines = ['']
  for (const word of chosen) {
    const line = `${lines.at(-1)} ${word}`.trimStart()
    if (line.length > WIDTH) lines.push(word)
    else lines[lines.length - 1] = line
  }
  return `/**
 * The ${COUNT.toLocaleString('en')} most common passwords of at least ${SHORTEST} characters, the most common first: of
 * \`@zxcvbn-ts/language-common\` (MIT), by \`npm run generate\`.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  \`${lines.join('\n')}\`.split(/\\s/),
)
`
}

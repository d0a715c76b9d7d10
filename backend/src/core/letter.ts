/** What is sent by e-mail, and by what. */

/**
 * What brings a letter about: anybody who knows the address, what was done with the account that has it, or what its user
 * wants to be told.
 */
export type Cause = 'anybody' | 'account' | 'notification'

export interface Letter {
  to: string
  cause: Cause
  subject: string
  text: string
  html?: string
  /** Besides those of every letter. */
  headers?: Record<string, string>
  /** With its angle brackets, as are those that it belongs to: mail programs show these as one thread. */
  messageId?: string
  references?: string[]
}

/** What a letter says, to whomever. */
export interface Said {
  subject: string
  text: string
  /** A sentence: why its reader gets it. */
  why: string
}

export const letterOf = (to: string, cause: Cause, { subject, text, why }: Said): Letter => ({
  ...{ to, cause, subject },
  text: `${text.trimEnd()}\n\n-- \n${why}\n`,
})

export interface Mailer {
  /** Whether letters reach anyone: through a mail server, or in development through the log. */
  readonly available: boolean
  /** @throws TooManyLetters */
  send(letter: Letter): Promise<void>
  close(): void
}

/** The address has had as many letters as it may get. */
export class TooManyLetters extends Error {
  override name = 'TooManyLetters'
  readonly code = 'TOO_MANY_LETTERS'
  /** Milliseconds until the next one may be sent. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super(
      `The address has had as many e-mails as it may get. Try again in ${Math.ceil(retryAfter / 1000)} s.`,
    )
    this.retryAfter = retryAfter
  }
}

/** In characters as people count them. */
const LONGEST_NAME = 60

/** Dots that a name of a host, or its number, may have, but not that of 2.0; and slashes before another. */
const LINKING =
  /[.\u3002\uff0e\uff61](?=\p{Cf}*[\p{L}\p{Nd}])(?<!(?<![.\d])\d+\.(?=\d+(?![.\d])))|[/\\](?=[/\\])/gu

/**
 * What somebody is called by somebody: on one line, short, and without anything that mail programs make a link of.
 */
export function asName(text: string): string {
  const line = text
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll(LINKING, '$& ')
    .trim()
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
  if (characters.length <= LONGEST_NAME) return line
  return `${characters
    .slice(0, LONGEST_NAME - 1)
    .join('')
    .trimEnd()}…`
}

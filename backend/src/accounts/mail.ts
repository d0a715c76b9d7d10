import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { type Letter, letterOf, type Mailer } from '../core/letter.ts'
import { languageFor } from '../core/locale.ts'
import type { Tracing } from '../core/tracing.ts'
import type { Queryable } from '../database/connection.ts'
import { readLanguage } from '../preferences/crud.ts'
import { TEXTS } from './texts.ts'
import type { Happenings } from './wording.ts'

export type { Letter, Mailer }

/** @param log shows a letter to the developer if there is no mail server */
export function createMailer(
  config: { mail: Pick<Config['mail'], 'smtpUrl' | 'from'>; production: boolean },
  log: (letter: Letter) => void,
): Mailer {
  const { smtpUrl, from } = config.mail
  if (smtpUrl === undefined) {
    const available = !config.production
    return { available, send: async (letter) => (available ? log(letter) : undefined), close: () => {} }
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    available: true,
    send: async (letter) => {
      const { cause: _, ...sent } = letter
      const { references } = sent
      await transport.sendMail({ from, ...sent, ...(references && { inReplyTo: references.at(-1) }) })
    },
    close: () => transport.close(),
  }
}

/** Each letter is a span of the request that caused it. */
export const tracedMailer = (mailer: Mailer, tracing: Tracing | undefined): Mailer =>
  tracing === undefined
    ? mailer
    : {
        ...mailer,
        send: (letter) =>
          tracing.span('send mail', { kind: 'client', of: 'trace' }, () => mailer.send(letter)),
      }

/** Why a letter was not sent, without the address or the server's message, which quotes it. */
export function whyNotSent(error: unknown): Record<string, unknown> {
  const { code, command, responseCode, syscall } = error as Record<string, unknown>
  return { code, command, responseCode, syscall }
}

/** Runs what continues after the response, and is waited for when the service stops. */
export type InBackground = (work: Promise<unknown>) => void

/** Whom a letter is for, and what is known of the languages that they read. */
export interface Reader {
  to: string
  /** Whose preference is followed, if it is known: an account by its id, or by its present address. */
  account: { id: string } | { email: string }
  /** `Accept-Language` of the request that caused the letter: it decides where nothing was chosen. */
  accepts: string | undefined
}

/** Sends a letter in the language of its reader. */
export type Post = (reader: Reader, letter: (to: string, language: Language) => Letter) => void

/** The languages that whoever sent the request reads. */
export const acceptedBy = (request: { headers: Headers } | undefined): string | undefined =>
  request?.headers.get('accept-language') ?? undefined

/**
 * Returns what sends letters beside a request. It never waits and never fails: neither the timing nor the status of a
 * response may reveal what became of the mail, nor may a mail server hold it up. Whether there is an account whose
 * preference counts is asked beside the request as well.
 */
export function postingBy({
  mailer,
  db,
  log,
  inBackground,
}: {
  mailer: Mailer
  db: Queryable
  log: Pick<FastifyBaseLogger, 'error'>
  inBackground: InBackground
}): Post {
  const languageOf = ({ account, accepts }: Reader) =>
    readLanguage(account, db, accepts).catch((error) => {
      // A letter in another language is better than none.
      log.error({ err: error }, 'the language of a letter is not known')
      return languageFor(accepts, LANGUAGES)
    })
  return (reader, letter) =>
    inBackground(
      languageOf(reader)
        .then((language) => mailer.send(letter(reader.to, language)))
        .catch((error) => log.error({ mail: whyNotSent(error) }, 'mail was not sent')),
    )
}

export const verificationLetter = (to: string, url: string, language: Language): Letter =>
  letterOf(to, 'anybody', TEXTS[language].verification(url))

/**
 * Without a page to redirect to (`redirectTo` of the request), the link would lead nowhere: the letter then has only
 * the code.
 */
export const resetLetter = (to: string, url: string, token: string, language: Language): Letter =>
  letterOf(to, 'anybody', TEXTS[language].reset(url.endsWith('callbackURL=') ? null : url, token))

export const changeLetter = (to: string, newEmail: string, url: string, language: Language): Letter =>
  letterOf(to, 'account', TEXTS[language].change(newEmail, url))

/** What has happened, as each language says it. */
export type Happening = (happenings: Happenings) => string

export function securityLetter(to: string, happening: Happening, language: Language): Letter {
  const { security, happenings } = TEXTS[language]
  return letterOf(to, 'account', security(happening(happenings)))
}

export const alreadySignedUpLetter = (to: string, language: Language): Letter =>
  letterOf(to, 'anybody', TEXTS[language].alreadySignedUp)

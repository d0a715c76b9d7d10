import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Letter, Mailer } from '../core/letter.ts'
import type { Tracing } from '../core/tracing.ts'

export type { Letter, Mailer }

/** @param log shows a letter to the developer if there is no mail server */
export function createMailer(
  config: Pick<Config, 'mail' | 'production'>,
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
      await transport.sendMail({ from, ...letter })
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

/**
 * Returns what sends letters beside a request. It never waits and never fails: neither the timing nor the status of a
 * response may reveal what became of the mail, nor may a mail server hold it up.
 */
export const postingBy =
  (mailer: Mailer, log: Pick<FastifyBaseLogger, 'error'>, inBackground: InBackground) =>
  (letter: Letter): void =>
    inBackground(
      mailer.send(letter).catch((error) => log.error({ mail: whyNotSent(error) }, 'mail was not sent')),
    )

export const verificationLetter = (to: string, url: string): Letter => ({
  to,
  subject: 'Confirm your e-mail address',
  text: `Open this link to confirm your e-mail address for Docket:\n\n${url}\n\nThe link is valid for one hour. If you did not request this, ignore this message.\n`,
})

/**
 * Without a page to redirect to (`redirectTo` of the request), the link would lead nowhere: the letter then has only
 * the code.
 */
export const resetLetter = (to: string, url: string, token: string): Letter => {
  const link = url.endsWith('callbackURL=')
    ? 'Enter this code in your client to choose a new password for Docket:'
    : `Open this link to choose a new password for Docket:\n\n${url}\n\nOr enter this code in your client:`
  return {
    to,
    subject: 'Reset your password',
    text: `${link}\n\n${token}\n\nIt is valid for one hour and can be used once. If you did not request this, ignore this message.\n`,
  }
}

export const changeLetter = (to: string, newEmail: string, url: string): Letter => ({
  to,
  subject: 'Approve the change of your e-mail address',
  text: `The e-mail address of your Docket account is about to be changed to ${newEmail}. Open this link to approve the change:\n\n${url}\n\nIf you did not request this, change your password.\n`,
})

/** @param what a sentence */
export const securityLetter = (to: string, what: string): Letter => ({
  to,
  subject: 'How you sign in has changed',
  text: `${what}\n\nIf this was not you, reset your password at once, and look through the ways to sign in, the sessions and the API keys in the settings.\n`,
})

export const alreadySignedUpLetter = (to: string): Letter => ({
  to,
  subject: 'You already have an account',
  text: 'Somebody, perhaps you, tried to sign up for Docket with this e-mail address, which already has an account. Sign in, or reset your password if you have forgotten it.\n',
})

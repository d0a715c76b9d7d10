import { type Letter, type Mailer, TooManyLetters } from '../../core/letter.ts'
import { htmlLetter, plainLetter } from '../letter.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { failure, lineOf } from './parts.ts'

type EmailTarget = Extract<Target, { kind: 'email' }>

/** Milliseconds: less than half of the time after which a delivery counts as lost. */
const ATTEMPT = 25_000

export const emailCarrier =
  (mailer: Pick<Mailer, 'available' | 'send'>) =>
  async (target: EmailTarget, message: Message, signal: AbortSignal): Promise<Outcome> => {
    if (!mailer.available) return failure('This server sends no e-mail.')
    try {
      const ended = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT)])
      ended.throwIfAborted()
      // A letter under way cannot be called back; if it comes twice, its id is the same.
      await Promise.race([mailer.send(letterTo(target.address, message)), whenAborted(ended)])
      return { statusCode: null, error: null, isGone: false, retryAfter: null }
    } catch (error) {
      return outcomeOf(error)
    }
  }

function letterTo(to: string, message: Message): Letter {
  const host = URL.parse(message.url)?.hostname ?? 'localhost'
  const idOf = (name: string) => `<${name.replaceAll(/[^\w.-]/g, '')}@${host}>`
  return {
    ...{ to, cause: 'notification' },
    subject: lineOf(message.title),
    text: plainLetter(message),
    html: htmlLetter(message),
    headers: {
      'List-Unsubscribe': `<${message.unsubscribing.endpoint}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    messageId: idOf(message.id),
    // No letter has this id, but mail programs put those in one thread that refer to the same.
    references: [idOf(message.topic)],
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

const TOO_MANY = 'The address has had as many e-mails as it may get within an hour.'

const WORDS: Record<string, string> = {
  ECONNECTION: 'The mail server cannot be reached.',
  ESOCKET: 'The mail server cannot be reached.',
  EDNS: 'The mail server cannot be reached.',
  ETIMEDOUT: 'The mail server did not answer in time.',
}

/** Never the server's own message: it may quote addresses, or say how the server is set up. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof TooManyLetters) return { ...failure(TOO_MANY), retryAfter: error.retryAfter }
  const { name, code, responseCode } = (error ?? {}) as Record<string, unknown>
  const statusCode = typeof responseCode === 'number' ? responseCode : null
  return { statusCode, error: wordsFor(String(code), statusCode, name), isGone: false, retryAfter: null }
}

function wordsFor(code: string, status: number | null, name: unknown): string {
  if (name === 'TimeoutError') return 'The mail server did not answer in time.'
  if (name === 'AbortError') return 'The attempt was ended.'
  if (code === 'EAUTH') return 'The mail server does not let this server in.'
  if (status !== null && status >= 550 && status <= 554) return 'The mail server refuses this e-mail address.'
  if (status !== null) return `The mail server answered ${status}.`
  return WORDS[code] ?? 'The e-mail could not be sent.'
}

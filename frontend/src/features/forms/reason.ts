import { DocketProblem, Unreachable } from '@docket/sdk'
import { formatIn } from '../../i18n/format.ts'
import type { TFunction } from '../../i18n/t.ts'
import { PasskeyDeclined } from './passkey.ts'

/** What was requested of the service: some refusals mean different things for different requests. */
export type RequestKind = 'signIn' | 'signUp' | 'invitation' | 'mail' | 'reset' | 'account'

/** Reasons by Better Auth's error code. */
const BY_CODE = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials',
  INVALID_PASSWORD: 'currentPassword',
  PASSWORD_GUESSABLE: 'passwordGuessable',
  INVALID_TOKEN: 'linkGone',
  TOKEN_EXPIRED: 'linkGone',
  EMAIL_IS_THE_SAME: 'sameEmail',
  ACCOUNT_DISABLED: 'disabled',
  INVALID_ORIGIN: 'unknownAddress',
  INVALID_SIGNATURE: 'requestGone',
  LAST_ADMINISTRATOR: 'lastAdmin',
  WORKSPACES_OWNED: 'workspacesOwned',
  CODES_UNREADABLE: 'codesUnreadable',
  INVALID_CODE: 'code',
  INVALID_BACKUP_CODE: 'code',
  INVALID_TWO_FACTOR_COOKIE: 'codeLate',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'codeLate',
  PASSKEY_NOT_FOUND: 'passkeyUnknown',
  AUTHENTICATION_FAILED: 'passkeyRefused',
  CHALLENGE_NOT_FOUND: 'passkeyRefused',
  USER_NOT_VERIFIED: 'passkeyRefused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkeyRefused',
} as const
const isKnown = (code: unknown): code is keyof typeof BY_CODE => typeof code === 'string' && code in BY_CODE

/**
 * Why a request failed, in the user's language.
 * @throws an error that is neither a refusal by the service nor its absence: that is a fault of this app
 */
export function reasonOf(error: unknown, asked: RequestKind, t: TFunction): string {
  if (error instanceof Unreachable) return t('accounts.errors.offline')
  if (error instanceof PasskeyDeclined) return t('accounts.errors.passkeyDeclined')
  if (!(error instanceof DocketProblem)) throw error
  const { status, retryAfter, members } = error
  if (isKnown(members.code)) return t(`accounts.errors.${BY_CODE[members.code]}`)
  if (status === 429) {
    return retryAfter === undefined
      ? t('accounts.errors.tooManyLater')
      : t('accounts.errors.tooMany', { when: formatIn(retryAfter) })
  }
  if (status >= 500) return t('accounts.errors.unavailable')
  if (status === 409) return t('accounts.errors.taken')
  if (status === 404 && asked !== 'account') return t('accounts.errors.elsewhere')
  if (status === 403 && asked === 'invitation') return t('accounts.errors.invitationGone')
  if (status === 403 && asked === 'signUp') return t('accounts.errors.signUpClosed')
  if (status === 403 && asked === 'mail') return t('accounts.errors.noMail')
  if (status === 403) return t('accounts.errors.forbidden')
  return t('accounts.errors.unknown')
}

/** The fields of a form that the service does not accept as they are. */
export function wrongFields<Name extends string>(error: unknown, names: readonly Name[]): Name[] {
  if (!(error instanceof DocketProblem)) return []
  const { code } = error.members
  if (code === 'INVALID_PASSWORD') return names.filter((name) => name === 'currentPassword')
  if (code === 'PASSWORD_GUESSABLE')
    return names.filter((name) => name === 'password' || name === 'newPassword')
  if (isKnown(code) && BY_CODE[code] === 'code') return names.filter((name) => name === 'code')
  return names.filter((name) => error.errors.some(({ loc }) => loc.at(-1) === name))
}

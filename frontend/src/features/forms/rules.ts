import type { RegisterOptions } from 'react-hook-form'
import type { TFunction } from '../../i18n/t.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './strength.ts'

/** What the service requires of each field, checked before it has to refuse. Lengths are in code points, as there. */

type Rules = Pick<RegisterOptions, 'required' | 'validate'>
const LONGEST_NAME = 100
const LONGEST_EMAIL = 254
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export const nameRules = (t: TFunction): Rules => ({
  validate: (value: string) =>
    (!isBlank(value) && lengthOf(value) <= LONGEST_NAME) || t('accounts.wrong.name'),
})

/** Whether it looks like an e-mail address that the service takes. */
export function isEmail(value: string): boolean {
  const email = value.trim()
  return EMAIL.test(email) && lengthOf(email) <= LONGEST_EMAIL
}

/** @param own the user's own address, which is not allowed */
export const emailRules = (t: TFunction, own?: string): Rules => ({
  validate: (value: string) => {
    if (!isEmail(value)) return t('accounts.wrong.email')
    return value.trim().toLowerCase() !== own || t('accounts.errors.sameEmail')
  },
})

/** The rules for a password that is being chosen. */
export const newPasswordRules = (t: TFunction): Rules => ({
  validate: (value: string) => {
    if (lengthOf(value) < SHORTEST_PASSWORD) return t('accounts.wrong.passwordShort')
    return lengthOf(value) <= LONGEST_PASSWORD || t('accounts.wrong.passwordLong')
  },
})

/** The rules for a password that is only checked. */
export const passwordRules = (t: TFunction): Rules => ({ required: t('accounts.wrong.passwordMissing') })

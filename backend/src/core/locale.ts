import { z } from 'zod'

/** Variants of languages, as browsers name them: `en-GB`. */

export const LocaleName = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  .refine(isKnown, { error: 'Must be a language tag, like en-GB.' })

/** Such as `en-AA-AA` is none, although it looks like one. */
function isKnown(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== undefined
  } catch {
    return false
  }
}

/** The variant of a language is of use only with that language. */
export const localeOf = (said: { language: string; locale: string | null }): string | null =>
  said.locale?.split('-')[0]?.toLowerCase() === said.language ? said.locale : null

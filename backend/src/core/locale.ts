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

/** Isolates a title, whichever way it is written, from the text around it: no mark in it reaches further. */
export const isolated = (text: string): string =>
  `\u2068${text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ')}\u2069`

/** The offered language that a client likes best (`Accept-Language`, RFC 9110); the first if it likes none. */
export function languageFor<Language extends string>(
  header: string | undefined,
  offered: readonly [Language, ...Language[]],
): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
  })
  const best = wanted
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  for (const { language } of best) {
    const found = offered.find((each) => each === language)
    if (found !== undefined) return found
  }
  return offered[0]
}

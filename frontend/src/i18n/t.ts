import type { TextKey } from './keys.ts'
import { locale } from './locale.ts'

/** Texts by key, as in `locales`. */
export interface Texts {
  [key: string]: Texts | string
}
/** What replaces `{{name}}` in a text; `count` also chooses its plural, for a path in `_ordinal` that of places in an order. */
export type Values = Readonly<Record<string, string | number | undefined>>
export type TFunction = (key: TextKey, values?: Values) => string

/** The text at `path`, in the plural for `count`: its own for zero, if there is one. A text that is not there is its path. */
export function translator(language: string, texts: Texts): TFunction {
  const plurals = new Intl.PluralRules(language)
  const ordinals = new Intl.PluralRules(language, { type: 'ordinal' })
  const numbers = new Intl.NumberFormat(locale().format)
  return (path, values = {}) => {
    const { count } = values
    const forms =
      typeof count === 'number'
        ? [
            count === 0 ? '_zero' : '',
            `_${(path.endsWith('_ordinal') ? ordinals : plurals).select(count)}`,
            '',
          ]
        : ['']
    const text = forms.map((form) => at(texts, path + form)).find((found) => found !== undefined)
    return withValues(text ?? path, values, (number) => numbers.format(number))
  }
}

/** A place for which there is no value at all stays as it is. */
export const withValues = (
  text: string,
  values: Values,
  inDigits: (number: number) => string = String,
): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    if (!(name in values)) return place
    const value = values[name] ?? ''
    // Every number is written as the language writes it, unless it is a name.
    return typeof value === 'number' && name !== 'id' ? inDigits(value) : String(value)
  })

function at(texts: Texts, path: string): string | undefined {
  let found: Texts | string | undefined = texts
  for (const key of path.split('.')) found = typeof found === 'object' ? found[key] : undefined
  return typeof found === 'string' ? found : undefined
}

/** The texts loaded so far, by language. */
const loaded = new Map<string, Texts>()
const listeners = new Set<() => void>()
let current: TFunction = translator('en', {})

/** The text in the language that is shown. Components call that of `useTranslation`, and so follow the language. */
export const t: TFunction = (key, values) => current(key, values)
/** A new function for each language. */
export const currentT = (): TFunction => current

export function addTexts(language: string, texts: Texts): void {
  const known = loaded.get(language) ?? {}
  loaded.set(language, known)
  merge(known, texts)
}

function merge(into: Texts, texts: Texts): void {
  for (const [key, value] of Object.entries(texts)) {
    const known = into[key]
    if (typeof value === 'object' && typeof known === 'object') merge(known, value)
    // A copy, because others may be merged into it.
    else into[key] = typeof value === 'object' ? structuredClone(value) : value
  }
}

/** Shows `language`, with the texts added so far and from now on. */
export function showTexts(language: string): void {
  addTexts(language, {})
  current = translator(language, loaded.get(language) ?? {})
  for (const listener of listeners) listener()
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

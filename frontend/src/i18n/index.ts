import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { browserStorage } from '../browser/storage.ts'
import { forgetFormats, formatNumber } from './format.ts'
import { type Direction, locale, type Messages, setLocale } from './locale.ts'

/** One file per language, downloaded when it is used; a further language is a further file. */
const files = import.meta.glob<{ default: Messages }>('./locales/*.json')
const STORAGE_KEY = 'docket.language'
const FALLBACK = 'en'

/** One file per language, as `import.meta.glob` returns them. */
type Texts = Record<string, () => Promise<{ default: object }>>
/** The texts of parts of the app, which come with the code of each part. */
const parts = new Map<string, Texts>()

export const LANGUAGES: readonly string[] = Object.keys(files).map((path) =>
  path.replace(/^.*\/|\.json$/g, ''),
)

/** A language's name in itself: "Deutsch". */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** Every number in a text is written as the language writes it, unless it is a name. */
const NUMBERS: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, _format, _language, options) =>
    typeof value === 'number' && options?.interpolationkey !== 'id' ? formatNumber(value) : (value as string),
}

/** Loads the chosen language, or the first of the browser's languages that is available. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(NUMBERS)
    .init({
      lng: FALLBACK,
      resources: {},
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false, bindI18nStore: 'added' },
    })
  await showLanguage(chosenLanguage() ?? FALLBACK)
}

/** Changes the language and remembers it in this browser. */
export async function setLanguage(language: string): Promise<void> {
  await showLanguage(language)
  browserStorage.set(STORAGE_KEY, language)
}

/** Fetches the texts of a part, and from then on those for each language that is chosen. */
export async function addTexts(part: string, texts: Texts): Promise<void> {
  parts.set(part, texts)
  await fetchPart(part, texts, locale().language)
}

async function fetchPart(part: string, files: Texts, language: string): Promise<void> {
  const [, load] = Object.entries(files).find(([path]) => path.endsWith(`/${language}.json`)) ?? []
  if (load === undefined) throw new Error(`There is no language ${language} of ${part}.`)
  const { default: texts } = await load()
  i18next.addResourceBundle(language, 'translation', { [part]: texts }, true, true)
}

function chosenLanguage(): string | undefined {
  const wanted = [browserStorage.get(STORAGE_KEY), ...navigator.languages].filter((tag) => tag !== null)
  return wanted.map((tag) => tag.split('-')[0] ?? tag).find((language) => LANGUAGES.includes(language))
}

async function showLanguage(language: string): Promise<void> {
  const load = files[`./locales/${language}.json`]
  if (load === undefined) throw new Error(`There is no language ${language}.`)
  const { default: messages } = await load()
  const direction: Direction = messages.meta.direction
  setLocale(language, direction)
  forgetFormats()
  document.documentElement.lang = language
  document.documentElement.dir = direction
  i18next.addResourceBundle(language, 'translation', messages, true, true)
  await Promise.all([...parts].map(([part, texts]) => fetchPart(part, texts, language)))
  await i18next.changeLanguage(language)
}

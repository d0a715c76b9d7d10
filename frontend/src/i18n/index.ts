import { browserStorage } from '../browser/storage.ts'
import { forgetFormats } from './format.ts'
import type { Part } from './keys.ts'
import { type Customs, customs, locale, type Messages, setCustoms, setLocale, validTags } from './locale.ts'
import { addTexts, showTexts, type Texts } from './t.ts'

/** One file per language, downloaded when it is used; a further language is a further file. */
const files = import.meta.glob<{ default: Messages }>('./locales/*.json')
/** The same for each part of the app whose texts come with its code. */
const partFiles = import.meta.glob<{ default: Texts }>('./locales/*/*.json')
const STORAGE_KEY = 'docket.language'
const FALLBACK = 'en'

/** The parts that have been asked for. */
const parts = new Set<Part>()
/** The language that is shown, or about to be. */
let wanted = FALLBACK

export const LANGUAGES: readonly string[] = Object.keys(files).map((path) =>
  path.replace(/^.*\/|\.json$/g, ''),
)

/** A language's name in itself: "Deutsch". */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** Loads the chosen language, or the first of the browser's languages that is available. */
export async function startI18n(): Promise<void> {
  await showLanguage(chosenLanguage() ?? FALLBACK)
}

/** Changes the language and remembers it in this browser. */
export async function setLanguage(language: string): Promise<void> {
  await showLanguage(language)
  browserStorage.set(STORAGE_KEY, language)
}

/** Loads the code of a part of the app together with the texts that it shows, so that none is missing when it appears. */
export const withTexts =
  <Module>(of: readonly Part[], load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), loadParts(of)])
    return module
  }

async function loadParts(of: readonly Part[]): Promise<void> {
  // From now on, each language that is chosen brings their texts, too.
  for (const part of of) parts.add(part)
  let language: string
  do {
    language = wanted
    await Promise.all(of.map((part) => loadPart(part, wanted)))
  } while (language !== wanted)
}

async function loadPart(part: Part, language: string): Promise<void> {
  const load = partFiles[`./locales/${part}/${language}.json`]
  if (load === undefined) throw new Error(`There is no language ${language} of ${part}.`)
  const { default: texts } = await load()
  addTexts(language, { [part]: texts })
}

/** Shows dates, times and weeks as the user has chosen, also where they stand already. */
export function follow({ week_start, hour_cycle, date_format }: Customs): void {
  const now = customs()
  if (week_start === now.week_start && hour_cycle === now.hour_cycle && date_format === now.date_format)
    return
  setCustoms({ week_start, hour_cycle, date_format })
  forgetFormats()
  showTexts(locale().language)
}

function chosenLanguage(): string | undefined {
  const preferred = [browserStorage.get(STORAGE_KEY), ...validTags(navigator.languages)].filter(
    (tag) => tag !== null,
  )
  return preferred.map((tag) => tag.split('-')[0] ?? tag).find((language) => LANGUAGES.includes(language))
}

async function showLanguage(language: string): Promise<void> {
  const load = files[`./locales/${language}.json`]
  if (load === undefined) throw new Error(`There is no language ${language}.`)
  wanted = language
  try {
    const [{ default: messages }] = await Promise.all([
      load(),
      ...[...parts].map((part) => loadPart(part, language)),
    ])
    addTexts(language, messages)
    // Another one may have been chosen meanwhile.
    if (wanted === language) show(language, messages.meta)
  } catch (error) {
    if (wanted === language) wanted = locale().language
    throw error
  }
}

function show(language: string, { direction }: Messages['meta']): void {
  setLocale(language, direction)
  forgetFormats()
  document.documentElement.lang = language
  document.documentElement.dir = direction
  showTexts(language)
}

import { addTexts } from '../../i18n/index.ts'

const files = import.meta.glob<{ default: object }>('../../i18n/locales/assistant/*.json')

/** Fetches the panel's texts: they are no part of what every page needs. */
export const loadTexts = (): Promise<void> =>
  addTexts('assistant', async (language) => {
    const file = await files[`../../i18n/locales/assistant/${language}.json`]?.()
    return file?.default ?? {}
  })

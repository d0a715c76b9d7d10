import { addTexts } from '../../i18n/index.ts'

/** Fetches the panel's texts, which not every page needs. */
export const loadTexts = (): Promise<void> =>
  addTexts('assistant', import.meta.glob<{ default: object }>('../../i18n/locales/assistant/*.json'))

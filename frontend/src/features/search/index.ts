import { addTexts } from '../../i18n/index.ts'

/** The page, with its texts, which the first load has no room for. */
export async function loadSearchPage() {
  const texts = import.meta.glob<{ default: object }>('../../i18n/locales/search/*.json')
  const [page] = await Promise.all([import('./search-page.tsx'), addTexts('search', texts)])
  return page
}

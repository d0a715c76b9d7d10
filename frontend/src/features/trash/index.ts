import { addTexts } from '../../i18n/index.ts'

/** The page, with its texts: few people open it, so the first load has no room for them. */
export async function loadTrashPage() {
  const texts = import.meta.glob<{ default: object }>('../../i18n/locales/trash/*.json')
  const [page] = await Promise.all([import('./trash-page.tsx'), addTexts('trash', texts)])
  return page
}

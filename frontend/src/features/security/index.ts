import { addTexts } from '../../i18n/index.ts'

/** What concerns signing in: its texts come with it, as the first load has no room for them. */
export const withSecurityTexts =
  <Part>(load: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const texts = import.meta.glob<{ default: object }>('../../i18n/locales/security/*.json')
    const [part] = await Promise.all([load(), addTexts('security', texts)])
    return part
  }

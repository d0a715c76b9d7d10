import { addTexts } from '../../i18n/index.ts'

/** A page of accounts, or of what has access to one: their texts come with it, as the first load has no room for them. */
export const withAccountTexts =
  <Page>(load: () => Promise<Page>) =>
  async (): Promise<Page> => {
    const accounts = import.meta.glob<{ default: object }>('../../i18n/locales/accounts/*.json')
    const consent = import.meta.glob<{ default: object }>('../../i18n/locales/consent/*.json')
    const [page] = await Promise.all([load(), addTexts('accounts', accounts), addTexts('consent', consent)])
    return page
  }

import type accounts from './locales/accounts/en.json'
import type assistant from './locales/assistant/en.json'
import type consent from './locales/consent/en.json'
import type en from './locales/en.json'
import type security from './locales/security/en.json'
import type trash from './locales/trash/en.json'
import type webhooks from './locales/webhooks/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en & {
        accounts: typeof accounts
        assistant: typeof assistant
        consent: typeof consent
        security: typeof security
        trash: typeof trash
        webhooks: typeof webhooks
      }
    }
    returnNull: false
  }
}

import type assistant from './locales/assistant/en.json'
import type en from './locales/en.json'
import type trash from './locales/trash/en.json'
import type webhooks from './locales/webhooks/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en & { assistant: typeof assistant; trash: typeof trash; webhooks: typeof webhooks }
    }
    returnNull: false
  }
}

import type assistant from './locales/assistant/en.json'
import type en from './locales/en.json'
import type webhooks from './locales/webhooks/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & { assistant: typeof assistant; webhooks: typeof webhooks } }
    returnNull: false
  }
}

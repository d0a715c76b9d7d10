import { useSyncExternalStore } from 'react'
import { locale } from './locale.ts'
import { currentT, onLanguage } from './t.ts'

/** The texts for a component, which is rendered anew when the language changes. */
export function useTranslation() {
  const t = useSyncExternalStore(onLanguage, currentT)
  return { t, language: locale().language }
}

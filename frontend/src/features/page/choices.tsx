import { setTheme, THEMES, useTheme } from '../../browser/theme.ts'
import { LANGUAGES, nameOfLanguage, setLanguage } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Select } from '../../ui/select.tsx'

/** What can be chosen on pages for users who are not signed in. */

export function LanguageSelect() {
  const { t, language } = useTranslation()
  const options = LANGUAGES.map((value) => ({ value, label: nameOfLanguage(value) }))
  return (
    <Select
      aria-label={t('language.title')}
      value={language}
      options={options}
      onChange={(language) => void setLanguage(language)}
    />
  )
}

export function ThemeSelect() {
  const { t } = useTranslation()
  const theme = useTheme()
  const options = THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))
  return <Select aria-label={t('theme.title')} value={theme} options={options} onChange={setTheme} />
}

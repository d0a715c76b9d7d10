import { DENSITIES, setDensity, useDensity } from '../../browser/density.ts'
import { setTheme, THEMES, useTheme } from '../../browser/theme.ts'
import { setCharactersOn, useCharactersOn } from '../../commands/setting.ts'
import { LANGUAGES, nameOfLanguage, setLanguage } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useSwiping } from '../drag/swiping.ts'
import { Setting } from '../page/sections.tsx'
import { StartPage } from './start-page.tsx'

export default function AppearanceSection() {
  const { t, language } = useTranslation()
  const theme = useTheme()
  const density = useDensity()
  const areCharactersOn = useCharactersOn()
  const [isSwiping, setSwiping] = useSwiping()
  return (
    <>
      <Setting label={t('settings.appearance.theme')} hint={t('settings.appearance.themeHint')}>
        <Segmented
          label={t('settings.appearance.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={setTheme}
        />
      </Setting>
      <Setting label={t('settings.appearance.density')} hint={t('settings.appearance.densityHint')}>
        <Segmented
          label={t('settings.appearance.density')}
          value={density}
          options={DENSITIES.map((value) => ({ value, label: t(`settings.appearance.${value}`) }))}
          onChange={setDensity}
        />
      </Setting>
      <StartPage />
      <Setting label={t('settings.appearance.language')} hint={t('settings.appearance.languageHint')}>
        <Select
          aria-label={t('settings.appearance.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: nameOfLanguage(value) }))}
          onChange={(language) => void setLanguage(language)}
        />
      </Setting>
      <Setting label={t('settings.appearance.shortcuts')} hint={t('settings.appearance.shortcutsHint')}>
        <Switch
          aria-label={t('settings.appearance.shortcuts')}
          checked={areCharactersOn}
          onCheckedChange={setCharactersOn}
        />
      </Setting>
      {matchMedia('(any-pointer: coarse)').matches && (
        <Setting label={t('settings.appearance.swiping')} hint={t('settings.appearance.swipingHint')}>
          <Switch
            aria-label={t('settings.appearance.swiping')}
            checked={isSwiping}
            onCheckedChange={setSwiping}
          />
        </Setting>
      )}
    </>
  )
}

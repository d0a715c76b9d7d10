import { BookOpen } from 'lucide-react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LINK } from '../../ui/link.ts'
import { Group } from '../page/sections.tsx'
import { ExportButton } from './export-button.tsx'

export default function DataSection() {
  const { t } = useTranslation()
  return (
    <>
      <Group title={t('settings.data.exportTitle')}>
        <p className="mb-4 text-muted">{t('settings.data.exportBody')}</p>
        <ExportButton label={t('settings.data.export')} />
      </Group>
      <Group title={t('settings.data.apiTitle')}>
        <p className="mb-4 text-muted">{t('settings.data.apiBody')}</p>
        <a href="/docs" target="_blank" rel="noreferrer" className={`${LINK} inline-flex items-center gap-2`}>
          <BookOpen aria-hidden size={16} />
          {t('settings.data.api')}
        </a>
      </Group>
    </>
  )
}

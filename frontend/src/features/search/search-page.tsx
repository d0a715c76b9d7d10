import { useTranslation } from 'react-i18next'
import { Page } from '../../app/shell/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

export function SearchPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('nav.search')}>
      <SkeletonRows />
    </Page>
  )
}

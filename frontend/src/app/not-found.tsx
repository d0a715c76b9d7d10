import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTabTitle } from '../browser/tab-title.ts'
import { buttonLink } from '../ui/button.tsx'
import { MessagePage } from './shell/message-page.tsx'

export function NotFound() {
  const { t } = useTranslation()
  useTabTitle(t('errors.notFound'))
  return (
    <MessagePage
      icon={<Compass size={28} />}
      title={t('errors.notFound')}
      action={
        <Link to="/today" className={buttonLink('primary', 'medium')}>
          {t('errors.toToday')}
        </Link>
      }
    >
      {t('errors.notFoundBody')}
    </MessagePage>
  )
}

import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from '../i18n/use-translation.ts'
import { buttonLink } from '../ui/button.tsx'
import { useTabTitle } from '../ui/tab-title.ts'
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

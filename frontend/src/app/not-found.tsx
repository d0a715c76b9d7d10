import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { MessagePage } from './shell/message-page.tsx'

export function NotFound() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('errors.notFound')} · ${t('common.appName')}`
  }, [t])
  return (
    <MessagePage
      icon={<Compass size={28} />}
      title={t('errors.notFound')}
      action={
        <Button variant="primary" nativeButton={false} render={<Link to="/today" />}>
          {t('errors.toToday')}
        </Button>
      }
    >
      {t('errors.notFoundBody')}
    </MessagePage>
  )
}

import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSyncStatus } from '../../data/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { LINK } from '../../ui/link.ts'

/** What concerns the whole page and lasts: no connection, no session. */
export function Banners() {
  const { t } = useTranslation()
  const { state } = useSyncStatus()
  const here = useLocation({ select: (location) => location.href })
  if (state === 'offline') {
    return (
      <Banner kind="warning" className="mx-4 mt-4 shrink-0">
        {t('sync.offlineLong')}
      </Banner>
    )
  }
  if (state === 'signed-out') {
    return (
      <Banner
        kind="danger"
        className="mx-4 mt-4 shrink-0"
        action={
          <Link to="/sign-in" search={{ to: here }} className={LINK}>
            {t('sync.signIn')}
          </Link>
        }
      >
        {t('sync.signedOut')}
      </Banner>
    )
  }
  return null
}

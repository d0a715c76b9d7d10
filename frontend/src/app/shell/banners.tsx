import { Link, useLocation } from '@tanstack/react-router'
import { lazy, useEffect, useState } from 'react'
import { useIsShared, useMay, useReplica, useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { LINK } from '../../ui/link.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { WhenOpened } from '../../ui/when-opened.tsx'

const FailuresDialog = lazy(() =>
  loadOnDemand(async () => ({ default: (await import('./failures-dialog.tsx')).FailuresDialog })),
)

/** Lasting messages about the whole page: no connection, no session, no storage, changes that could not be saved. */
export function Banners() {
  return (
    <>
      <ConnectionBanner />
      <UnkeptBanner />
      <FailuresBanner />
      <RoleBanner />
    </>
  )
}

/** Why there is nothing to press for those who may not edit. */
function RoleBanner() {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const isKnown = useReplica(({ members }) => members.size > 0)
  const mayEdit = useMay('editor')
  const mayComment = useMay('commenter')
  if (!isShared || !isKnown || mayEdit) return null
  return (
    <Banner className="mx-4 mt-4 shrink-0">{t(mayComment ? 'sync.commentOnly' : 'sync.readOnly')}</Banner>
  )
}

function FailuresBanner() {
  const { t } = useTranslation()
  const { failures } = useSyncStatus()
  const [isOpen, setOpen] = useState(false)
  if (failures.length === 0) return null
  return (
    <Banner
      kind="danger"
      className="mx-4 mt-4 shrink-0"
      action={
        <button type="button" className={LINK} onClick={() => setOpen(true)}>
          {t('failures.show')}
        </button>
      }
    >
      {t('failures.banner', { count: failures.length })}
      <WhenOpened open={isOpen}>
        <FailuresDialog open={isOpen} onOpenChange={setOpen} />
      </WhenOpened>
    </Banner>
  )
}

/** Shown where changes last no longer than the page; the browser asks before a page with unsent ones is left. */
function UnkeptBanner() {
  const { t } = useTranslation()
  const { isPersistent, waiting } = useSyncStatus()
  const isAtRisk = !isPersistent && waiting > 0
  useEffect(() => {
    if (!isAtRisk) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isAtRisk])
  if (isPersistent) return null
  return (
    <Banner kind="warning" className="mx-4 mt-4 shrink-0">
      {t('sync.unkept')}
    </Banner>
  )
}

function ConnectionBanner() {
  const { t } = useTranslation()
  const { state, isPersistent } = useSyncStatus()
  const here = useLocation({ select: ({ publicHref }) => publicHref })
  if (state === 'offline') {
    return (
      <Banner kind="warning" className="mx-4 mt-4 shrink-0">
        {t(isPersistent ? 'sync.offlineLong' : 'sync.offlineUnkept')}
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

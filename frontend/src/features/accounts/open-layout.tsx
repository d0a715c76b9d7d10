import { Outlet, useLocation, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { safePath } from '../../session/return-to.ts'
import { useSession } from '../../session/session.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { LanguageSelect, ThemeSelect } from '../page/choices.tsx'

/** Pages that are of no use to a user who is signed in. */
const FOR_STRANGERS = ['/sign-in', '/sign-up']

/** The frame of the pages for users who are not signed in. */
export function OpenLayout() {
  const { t } = useTranslation()
  const { state } = useSession()
  const { to } = useSearch({ strict: false })
  const { history } = useRouter()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const isForStrangers = FOR_STRANGERS.includes(path)
  const isLeaving = isForStrangers && state === 'signed-in'
  useEffect(() => {
    if (isLeaving) history.replace(safePath(to))
  }, [isLeaving, history, to])

  return (
    <div className="flex min-h-dvh flex-col sm:bg-sunken">
      <main className="flex flex-1 flex-col items-center p-6 sm:justify-center">
        <div className="w-full max-w-form">
          <p className="mb-6 flex items-center gap-2 font-strong text-large sm:justify-center">
            <img src="/icon.svg" alt="" width={24} height={24} />
            {t('common.appName')}
          </p>
          <div className="sm:rounded-panel sm:bg-canvas sm:p-8 sm:shadow-popup">
            {isForStrangers && state !== 'signed-out' ? <Waiting /> : <Outlet />}
          </div>
        </div>
      </main>
      <footer className="flex flex-wrap justify-center gap-2 px-6 pb-6">
        <LanguageSelect />
        <ThemeSelect />
      </footer>
    </div>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <div className="grid h-64 place-items-center text-faint">
      <Spinner label={t('common.loading')} />
    </div>
  )
}

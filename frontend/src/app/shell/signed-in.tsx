import { Navigate, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ReplicaProvider } from '../../data/index.ts'
import { SessionWatch, useSession } from '../../session/session.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { AppShell } from './app-shell.tsx'

/** Opens the shell for whoever is signed in; others sign in first and come back to where they wanted to go. */
export function SignedIn() {
  const { state, user, turn } = useSession()
  const here = useLocation({ select: (location) => location.href })
  if (state === 'signed-out') return <Navigate to="/sign-in" search={{ to: here }} replace />
  if (user === null) return <Opening />
  return (
    <ReplicaProvider key={turn} userId={user.id} fallback={<Opening />}>
      <SessionWatch />
      <AppShell />
    </ReplicaProvider>
  )
}

function Opening() {
  const { t } = useTranslation()
  return (
    <div className="grid h-dvh place-items-center text-faint">
      <Spinner label={t('common.loading')} />
    </div>
  )
}

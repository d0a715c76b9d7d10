import { Navigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReplicaProvider } from '../../data/index.ts'
import { SessionWatch, useSession } from '../../session/session.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { AppShell } from './app-shell.tsx'

/** The route of all that is below it. */
export const SHELL = '/shell'

/** Opens the shell for whoever is signed in; others sign in first and come back to where they wanted to go. */
export function SignedIn() {
  const session = useSession()
  if (session.state === 'signed-out') return <SignInFirst left={session.left} />
  if (session.state === 'loading') return <Opening />
  const { user, turn } = session
  return (
    <ReplicaProvider key={turn} userId={user.id} fallback={<Opening />}>
      <SessionWatch />
      <AppShell />
    </ReplicaProvider>
  )
}

/** Stays until the page for signing in is loaded, whose address must not become the one to come back to. */
function SignInFirst({ left }: { left: boolean }) {
  const router = useRouter()
  const [here] = useState(() => router.state.location)
  // Whoever ended the session may have named another page, which is being loaded: that for signing up.
  const isOpen = router.matchRoutes(here).some(({ routeId }) => routeId === '/open')
  if (isOpen) return <Opening />
  return <Navigate to="/sign-in" search={left ? {} : { to: here.href }} replace />
}

function Opening() {
  const { t } = useTranslation()
  return (
    <div className="grid h-dvh place-items-center text-faint">
      <Spinner label={t('common.loading')} />
    </div>
  )
}

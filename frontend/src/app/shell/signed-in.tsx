import { Navigate, useLocation, useRouter } from '@tanstack/react-router'
import { useLayoutEffect, useState } from 'react'
import { ReplicaProvider } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { SessionWatch, useSession } from '../../session/session.tsx'
import { sharedIn } from '../../session/workspace-address.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { toasts } from '../../ui/toast.tsx'
import { AppShell } from './app-shell.tsx'
import { FollowPreferences } from './follow-preferences.tsx'

/** The id of the route above all pages in the shell. */
export const SHELL = '/shell'

/** The user to whom toasts were shown so far. */
let told: string | undefined

/** Opens the shell for a user who is signed in; others sign in first and come back to where they wanted to go. */
export function SignedIn() {
  const session = useSession()
  const shared = useLocation({ select: ({ publicHref }) => sharedIn(publicHref) })
  if (session.state === 'signed-out') return <SignInFirst left={session.left} />
  if (session.state === 'loading') return <Opening />
  const { user, turn } = session
  return (
    <ReplicaProvider key={turn} userId={user.id} workspaceId={shared ?? user.id} fallback={<Opening />}>
      <SessionWatch />
      <FollowPreferences />
      <OwnToasts userId={user.id} />
      <AppShell />
    </ReplicaProvider>
  )
}

/** Toasts say what somebody has done, with titles: the next user of the browser does not read them. */
function OwnToasts({ userId }: { userId: string }) {
  useLayoutEffect(() => {
    if (told !== undefined && told !== userId) toasts.closeAll()
    told = userId
  }, [userId])
  return null
}

/** Stays until the sign-in page is loaded, whose own address must not become the one to return to. */
function SignInFirst({ left }: { left: boolean }) {
  const router = useRouter()
  const [here] = useState(() => router.state.location)
  // Whatever ended the session may have led to another open page, which is being loaded: the one for signing up.
  const isOpen = router.matchRoutes(here).some(({ routeId }) => routeId === '/open')
  if (isOpen) return <Opening />
  return <Navigate to="/sign-in" search={left ? {} : { to: here.publicHref }} replace />
}

function Opening() {
  const { t } = useTranslation()
  return (
    <div className="grid h-dvh place-items-center text-faint">
      <Spinner label={t('common.loading')} />
    </div>
  )
}

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { useAhead } from '../browser/first-use.ts'
import { waitingWrites } from '../data/forget.ts'
import { useSyncStatus } from '../data/index.ts'
import { loadWithRetry } from '../ui/load.ts'
import * as store from './store.ts'

export type { Session, User } from './store.ts'

const loadDialog = () => import('./sign-out-dialog.tsx')
/** Loaded late: nobody needs it before signing out. */
const SignOutDialog = lazy(() => loadWithRetry(loadDialog))
const AskToSignOut = createContext<() => void>(() => {})

/** Provides the session to everything below it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<number | null>(null)
  useAhead(loadDialog)

  async function askToSignOut(): Promise<void> {
    const { user } = store.currentSession()
    if (user !== null) setWaiting(await waitingWrites(user.id))
  }
  return (
    <AskToSignOut value={() => void askToSignOut()}>
      {children}
      {waiting !== null && (
        <Suspense>
          <SignOutDialog waiting={waiting} onClose={() => setWaiting(null)} />
        </Suspense>
      )}
    </AskToSignOut>
  )
}

export function useSession() {
  const session = useSyncExternalStore(store.subscribe, store.currentSession)
  const signOut = useContext(AskToSignOut)
  /** `signOut` asks first if there are changes that only this browser has. */
  return { ...session, signIn: store.signIn, signOut }
}

/** Rendered where the replica is open: notices when the service no longer knows the session. */
export function SessionWatch() {
  const { state } = useSyncStatus()
  useEffect(() => {
    if (state === 'signed-out') void store.sessionEnded()
  }, [state])
  return null
}

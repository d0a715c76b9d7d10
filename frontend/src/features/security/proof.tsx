import { lazy, Suspense, useSyncExternalStore } from 'react'
import { withTexts } from '../../i18n/index.ts'
import { loadWithRetry } from '../../ui/load.ts'
import { currentlyAsking, subscribe } from '../forms/proof.ts'

const ProofDialog = lazy(() =>
  loadWithRetry(withTexts(['accounts', 'security'], () => import('./proof-dialog.tsx'))),
)

/** Where the user is asked to prove that it is them, above the page that needs it. */
export function Proof() {
  const asking = useSyncExternalStore(subscribe, currentlyAsking)
  if (asking === null) return null
  return (
    <Suspense>
      <ProofDialog asking={asking} />
    </Suspense>
  )
}

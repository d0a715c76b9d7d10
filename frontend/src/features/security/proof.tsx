import { lazy, Suspense, useSyncExternalStore } from 'react'
import { loadWithRetry } from '../../ui/load.ts'
import { currentlyAsking, subscribe } from '../forms/proof.ts'
import { withSecurityTexts } from './index.ts'

const ProofDialog = lazy(() => loadWithRetry(withSecurityTexts(() => import('./proof-dialog.tsx'))))

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

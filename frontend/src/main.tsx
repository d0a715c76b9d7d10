import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerWorker } from './browser/worker.ts'
import './styles/index.css'
import { App } from './app/app.tsx'
import { router } from './app/router.tsx'
import { SHELL } from './app/shell/signed-in.tsx'
import { isForAnybody } from './browser/for-anybody.ts'
import { idle } from './browser/painted.ts'
import { startTheme } from './browser/theme.ts'
import { waitBriefly } from './browser/wait-briefly.ts'
import { dropAheadUnless, openAhead } from './data/index.ts'
import { startI18n } from './i18n/index.ts'
import { currentSession, loadSession, subscribe } from './session/store.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
startTheme()
subscribe(() => dropAheadUnless(currentSession().user?.id))
// Not every browser has `Temporal`.
if (globalThis.Temporal === undefined) await import('./data/temporal.ts')
const ready = prepare()
await startI18n()
await waitBriefly(ready)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// The worker fetches all files for the next visit: this one needs none of them.
// Who reads a public link may never come again.
if (import.meta.env.PROD && !isForAnybody()) void ready.then(idle).then(registerWorker)

/** Loads what the first page shows, so that it is rendered once. What fails here fails there too, and is shown then. */
async function prepare(): Promise<void> {
  const page = router.load()
  if (isForAnybody()) return await page
  const { user } = await loadSession()
  if (user === null) return
  const isShell = router.matchRoutes(router.latestLocation).some(({ routeId }) => routeId === SHELL)
  await Promise.allSettled([page, isShell && openAhead(user.id)])
}

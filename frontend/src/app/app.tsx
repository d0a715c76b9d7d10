import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useFirstUse } from '../browser/first-use.ts'
import { locale } from '../i18n/locale.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { SessionProvider } from '../session/session.tsx'
import { loadWithRetry } from '../ui/load.ts'
import { hasSaid, onSaid } from '../ui/toast.tsx'
import { router } from './router.tsx'
import { UpdateToast } from './update-toast.tsx'

const loadTooltips = async () => ({ default: (await import('../ui/tooltip-layer.tsx')).TooltipLayer })
const TooltipLayer = lazy(() => loadWithRetry(loadTooltips))
const loadToasts = async () => ({ default: (await import('../ui/toast-list.tsx')).Toasts })
const Toasts = lazy(() => loadWithRetry(loadToasts))

export function App() {
  const isUsed = useFirstUse()
  const isSaid = useSyncExternalStore(onSaid, hasSaid)
  // Re-renders when the language changes, and with it the direction.
  useTranslation()
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={locale().direction}>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
        <UpdateToast />
        <Suspense>{isUsed && <TooltipLayer />}</Suspense>
        <Suspense>{(isUsed || isSaid) && <Toasts />}</Suspense>
      </DirectionProvider>
    </CSPProvider>
  )
}

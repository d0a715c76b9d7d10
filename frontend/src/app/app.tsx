import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { locale } from '../i18n/locale.ts'
import { SessionProvider } from '../session/session.tsx'
import { Toasts } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { queryClient } from './query.ts'
import { router } from './router.tsx'
import { UpdateNotice } from './update-notice.tsx'

export function App() {
  // Follows the language, and with it the direction.
  useTranslation()
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={locale().direction}>
        <TooltipProvider delay={500}>
          <QueryClientProvider client={queryClient}>
            <SessionProvider>
              <RouterProvider router={router} />
            </SessionProvider>
            <UpdateNotice />
            <Toasts />
          </QueryClientProvider>
        </TooltipProvider>
      </DirectionProvider>
    </CSPProvider>
  )
}

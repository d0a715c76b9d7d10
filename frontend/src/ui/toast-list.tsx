import { Toast } from '@base-ui/react/toast'
import clsx from 'clsx'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { IconButton } from './icon-button.tsx'
import { manager, showEarlyToasts, type ToastData } from './toast.tsx'

/** Where toasts appear; rendered once in the app. */
export function Toasts() {
  // Runs after the provider below has started to listen.
  useEffect(showEarlyToasts, [])
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-2 bottom-[calc(var(--spacing-bottom-bar)+0.5rem+env(safe-area-inset-bottom))] z-50 mx-auto flex max-w-toast flex-col-reverse gap-2 md:bottom-4 in-data-drawer:top-[calc(0.5rem+env(safe-area-inset-top))] in-data-drawer:bottom-auto">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList() {
  const { t } = useTranslation()
  const { toasts: shown } = Toast.useToastManager<ToastData>()
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'left', 'right']}
      className={clsx(
        'rounded-panel bg-ink text-canvas shadow-popup transition data-limited:hidden forced-colors:border',
        'translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y)',
        'data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0',
      )}
    >
      <Toast.Content className="flex min-h-12 items-center gap-3 ps-4 pe-2">
        {toast.data?.kind === 'error' && <CircleAlert aria-hidden size={16} className="shrink-0" />}
        {toast.data?.kind === 'success' && <CircleCheck aria-hidden size={16} className="shrink-0" />}
        <div className="min-w-0 flex-1 py-2">
          <Toast.Title className="font-medium" />
          <Toast.Description />
        </div>
        <Toast.Action className="h-8 shrink-0 rounded-control px-2 font-strong underline underline-offset-2 hover:bg-canvas/15 focus-visible:outline-canvas touch:h-touch" />
        {/* Base UI hides it from screen readers in a pile of toasts, but these lie side by side and it takes the focus. */}
        <Toast.Close
          aria-hidden={false}
          render={<IconButton label={t('common.close')} tone="inherit" icon={<X aria-hidden size={16} />} />}
        />
      </Toast.Content>
    </Toast.Root>
  ))
}

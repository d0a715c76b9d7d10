import { Toast } from '@base-ui/react/toast'
import clsx from 'clsx'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './icon-button.tsx'

export interface ToastOptions {
  title: string
  description?: string
  /** One thing to do about it, such as Undo. Its toast stays longer. */
  action?: { label: string; run: () => void }
  kind?: 'info' | 'success' | 'error'
  /** It stays until it is closed; errors do anyway. */
  stays?: boolean
  /** A toast with the same id takes the place of the former. */
  id?: string
}

const READING_MS = 5_000
const ACTING_MS = 8_000
const FOR_EVER = 0

const manager = Toast.createToastManager<{ kind: NonNullable<ToastOptions['kind']> }>()

/** Shows messages, from inside and outside of React. */
export const toasts = {
  add({ title, description, action, kind = 'info', stays = kind === 'error', id }: ToastOptions): string {
    const close = () => manager.close(shown)
    const shown: string = manager.add({
      title,
      description,
      ...(id === undefined ? {} : { id }),
      data: { kind },
      priority: kind === 'error' ? 'high' : 'low',
      timeout: stays ? FOR_EVER : action === undefined ? READING_MS : ACTING_MS,
      ...(action === undefined
        ? {}
        : {
            actionProps: {
              children: action.label,
              onClick: () => {
                close()
                action.run()
              },
            },
          }),
    })
    return shown
  },
  close: (id: string): void => manager.close(id),
}

/** Where toasts appear; stands once in the app. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-2 bottom-[calc(var(--spacing-bottom-bar)+0.5rem+env(safe-area-inset-bottom))] z-50 mx-auto flex max-w-toast flex-col-reverse gap-2 md:bottom-4">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList() {
  const { t } = useTranslation()
  const { toasts: shown } = Toast.useToastManager<{ kind: NonNullable<ToastOptions['kind']> }>()
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
        <Toast.Close
          render={<IconButton label={t('common.close')} tone="inherit" icon={<X aria-hidden size={16} />} />}
        />
      </Toast.Content>
    </Toast.Root>
  ))
}

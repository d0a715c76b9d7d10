import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { useBack } from './back.ts'
import { IconButton } from './icon-button.tsx'

export const BACKDROP =
  'fixed inset-0 z-20 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0'
const POPUP =
  'relative w-full max-w-dialog rounded-panel bg-raised text-ink shadow-dialog outline-none transition data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border'

export interface DialogProps {
  title: string
  /** The title is for screen readers only. */
  hideTitle?: boolean
  description?: ReactNode
  trigger?: ReactElement
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Called after it has closed and its animation has ended: the place to clear what was typed. */
  onClosed?: () => void
  initialFocus?: RefObject<HTMLElement | null>
  /** A command palette is at the top, a question in the middle. */
  place?: 'middle' | 'top'
  className?: string
  children?: ReactNode
  /** Buttons at the end of it. */
  actions?: ReactNode
}

export function Dialog(props: DialogProps) {
  const { t } = useTranslation()
  const { title, hideTitle = false, description, trigger, place = 'middle', initialFocus } = props
  useBack(props.open, () => props.onOpenChange(false))
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      onOpenChangeComplete={(open) => !open && props.onClosed?.()}
    >
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Viewport
          className={clsx(
            'fixed inset-0 z-20 flex justify-center overflow-y-auto p-4',
            place === 'top' ? 'items-start sm:pt-24' : 'items-center-safe',
          )}
        >
          <Base.Popup initialFocus={initialFocus} className={clsx(POPUP, props.className)}>
            <div className={hideTitle ? 'sr-only' : 'ps-6 pe-14 pt-5'}>
              <Base.Title className="font-strong text-large">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="mt-1 text-muted">{description}</Base.Description>
              )}
            </div>
            {hideTitle ? props.children : <div className="px-6 pt-4 pb-6">{props.children}</div>}
            {props.actions !== undefined && (
              <div className="flex flex-wrap justify-end gap-2 px-6 pb-6">{props.actions}</div>
            )}
            {/* Last, so that the focus starts at the dialog's main content. */}
            {!hideTitle && (
              <Base.Close
                className="absolute end-4 top-4"
                render={<IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} />}
              />
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

export const DialogClose = Base.Close

import { Drawer as Base } from '@base-ui/react/drawer'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { useKeyboardHeight } from '../browser/keyboard-height.ts'
import { useBack } from './back.ts'

export interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Its name for screen readers. */
  title: string
  initialFocus?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** On a phone: a sheet above the on-screen keyboard, as high as its content, that is closed by dragging it down. */
export function Drawer({ open, onOpenChange, title, initialFocus, children }: DrawerProps) {
  const keyboard = useKeyboardHeight()
  useBack(open, () => onOpenChange(false))
  useEffect(() => {
    if (!open) return
    // Toasts make room for it.
    const { dataset } = document.documentElement
    dataset.drawer = ''
    return () => {
      delete dataset.drawer
    }
  }, [open])
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-backdrop opacity-[calc(1-var(--drawer-swipe-progress,0))] transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:duration-0" />
        <Base.Viewport
          className="fixed inset-x-0 top-0 z-20 flex items-end pt-8"
          style={{ bottom: keyboard }}
          data-keyboard={keyboard > 0 || undefined}
        >
          <Base.Popup
            initialFocus={initialFocus}
            className="flex max-h-full w-full translate-y-(--drawer-swipe-movement-y) flex-col rounded-t-panel bg-raised pb-[env(safe-area-inset-bottom)] text-ink shadow-dialog outline-none transition-transform in-data-keyboard:pb-0 data-ending-style:translate-y-full data-starting-style:translate-y-full data-swiping:select-none data-swiping:duration-0 forced-colors:border"
          >
            <div aria-hidden className="grid h-5 shrink-0 place-items-center">
              <span className="h-1 w-9 rounded-full bg-frame forced-colors:bg-[CanvasText]" />
            </div>
            <Base.Title className="sr-only">{title}</Base.Title>
            <Base.Content className="flex min-h-0 flex-col">{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

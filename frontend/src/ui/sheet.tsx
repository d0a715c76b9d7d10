import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { useBack } from './back.ts'
import { BACKDROP } from './dialog.tsx'

const SIDES = {
  end: 'inset-y-0 end-0 w-full max-w-sheet data-ending-style:translate-x-8 data-starting-style:translate-x-8 rtl:data-ending-style:-translate-x-8 rtl:data-starting-style:-translate-x-8',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-panel pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-8 data-starting-style:translate-y-8',
}

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Its name, shown if `showTitle` is set. */
  title: string
  showTitle?: boolean
  /** At the inline end, in full height; or at the bottom, as high as its content. */
  side?: keyof typeof SIDES
  /** False leaves the page beside it usable, as a task's detail does on a wide screen. */
  modal?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  finalFocus?: RefObject<HTMLElement | null>
  /** It has an address of its own, so Back leads away from it anyway. */
  isPlace?: boolean
  className?: string
  children: ReactNode
}

/** A panel that slides in from an edge. */
export function Sheet(props: SheetProps) {
  const { title, showTitle = false, side = 'end', modal = true, initialFocus, finalFocus } = props
  useBack(props.open && props.isPlace !== true, () => props.onOpenChange(false))
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      modal={modal}
      disablePointerDismissal={!modal}
    >
      <Base.Portal>
        {modal && <Base.Backdrop className={BACKDROP} />}
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={finalFocus}
          className={clsx(
            'fixed z-20 flex flex-col overflow-y-auto overscroll-contain bg-raised text-ink shadow-dialog outline-none transition data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border',
            SIDES[side],
            props.className,
          )}
        >
          <Base.Title className={showTitle ? 'px-4 pt-4 pb-2 font-strong text-large' : 'sr-only'}>
            {title}
          </Base.Title>
          {props.children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

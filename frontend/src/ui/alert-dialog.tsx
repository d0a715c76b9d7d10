import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { useBack } from './back.ts'
import { Button } from './button.tsx'
import { BACKDROP } from './dialog.tsx'

export interface AlertDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question: "Delete this project?" */
  title: string
  /** What will be lost. */
  description: ReactNode
  /** The label of the button that goes ahead: "Delete project". */
  confirm: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  children?: ReactNode
}

/** Asks before something that cannot be undone; whatever can be is done without asking. */
export function AlertDialog(props: AlertDialogProps) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const { danger = true, busy = false } = props
  useBack(props.open, () => props.onOpenChange(false))
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Viewport className="fixed inset-0 z-20 flex items-center-safe justify-center overflow-y-auto p-4">
          <Base.Popup
            initialFocus={cancel}
            className="w-full max-w-dialog rounded-panel bg-raised p-6 text-ink shadow-dialog outline-none transition data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
          >
            <Base.Title className="font-strong text-large">{props.title}</Base.Title>
            <Base.Description className="mt-2 text-muted">{props.description}</Base.Description>
            {props.children !== undefined && <div className="mt-4">{props.children}</div>}
            <div className="mt-6 flex flex-wrap justify-end gap-2">
              <Base.Close render={<Button ref={cancel}>{t('common.cancel')}</Button>} />
              <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={props.onConfirm}>
                {props.confirm}
              </Button>
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

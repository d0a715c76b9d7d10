import type { ReactNode, RefObject } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'

export interface SidebarItemDialogProps {
  open: boolean
  onClose: () => void
}

/** A dialog with a form: Enter saves it. */
export function SidebarItemForm(
  props: SidebarItemDialogProps & {
    title: string
    /** The label of the save button. */
    save: string
    initialFocus: RefObject<HTMLElement | null>
    onSave: () => void
    /** For rows of several fields. */
    isWide?: boolean
    children: ReactNode
  },
) {
  const { t } = useTranslation()
  const { open, onClose, title, save, initialFocus, onSave, isWide = false, children } = props
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={title}
      initialFocus={initialFocus}
      {...(isWide && { className: 'max-w-wide-dialog!' })}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" variant="primary">
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

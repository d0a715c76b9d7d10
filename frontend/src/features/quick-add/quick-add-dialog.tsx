import { useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { LineDefaults } from './line-body.ts'
import { QuickAdd } from './quick-add.tsx'

export interface QuickAddDialogProps {
  open: boolean
  defaults?: LineDefaults | undefined
  onOpenChange: (open: boolean) => void
}

/** The quick-add line in a dialog above any page. */
export function QuickAddDialog({ open, defaults, onOpenChange }: QuickAddDialogProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('nav.addTask')}
      hideTitle
      place="top"
      initialFocus={field}
      className="max-w-sheet"
    >
      <QuickAdd
        {...(defaults === undefined ? {} : { defaults })}
        field={field}
        onDone={() => onOpenChange(false)}
      />
    </Dialog>
  )
}

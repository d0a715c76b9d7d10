import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import type { LineDefaults } from './line-body.ts'
import { QuickAdd } from './quick-add.tsx'

export interface QuickAddDialogProps {
  open: boolean
  defaults?: LineDefaults | undefined
  onOpenChange: (open: boolean) => void
}

/** The line above any page. */
export function QuickAddDialog({ open, defaults, onOpenChange }: QuickAddDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('nav.addTask')}
      hideTitle
      place="top"
      className="max-w-sheet"
    >
      <QuickAdd {...(defaults === undefined ? {} : { defaults })} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

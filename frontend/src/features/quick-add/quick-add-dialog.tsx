import { useRef } from 'react'
import { useMedium } from '../../browser/use-wide.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import type { LineDefaults } from './line-body.ts'
import { QuickAdd } from './quick-add.tsx'

export interface QuickAddDialogProps {
  open: boolean
  defaults?: LineDefaults | undefined
  onOpenChange: (open: boolean) => void
}

/** The quick-add line above any page: in a dialog, or on a phone in a sheet above the keyboard. */
export function QuickAddDialog({ open, defaults, onOpenChange }: QuickAddDialogProps) {
  const { t } = useTranslation()
  const isNarrow = !useMedium()
  const field = useRef<HTMLInputElement>(null)
  const around = { open, onOpenChange, title: t('nav.addTask'), initialFocus: field }
  const line = (
    <QuickAdd
      {...(defaults === undefined ? {} : { defaults })}
      sheet={isNarrow}
      field={field}
      onDone={() => onOpenChange(false)}
    />
  )
  if (isNarrow) return <Drawer {...around}>{line}</Drawer>
  return (
    <Dialog {...around} hideTitle place="top" className="max-w-sheet">
      {line}
    </Dialog>
  )
}

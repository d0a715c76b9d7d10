import { BellRing } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { browserStorage } from '../../browser/storage.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { askBrowser, permission } from './permission.ts'

const DECLINED = 'docket.notifications.declined'

/** Explains what notifications are for before the browser asks for permission; once in each browser. */
export function useAskForNotifications(): { ask: () => void; dialog: ReactNode } {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const ask = () => {
    if (permission() === 'default' && browserStorage.get(DECLINED) === null) setOpen(true)
  }
  const dialog = (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('reminders.askTitle')}
      actions={
        <>
          <Button
            onClick={() => {
              browserStorage.set(DECLINED, 'true')
              setOpen(false)
            }}
          >
            {t('reminders.notNow')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              setOpen(false)
              void askBrowser()
            }}
          >
            {t('reminders.allow')}
          </Button>
        </>
      }
    >
      <p className="flex gap-3">
        <BellRing aria-hidden size={20} className="mt-0.5 shrink-0 text-accent-ink" />
        {t('reminders.askBody')}
      </p>
    </Dialog>
  )
  return { ask, dialog }
}

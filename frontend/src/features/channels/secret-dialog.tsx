import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'

/** Shows what signs the deliveries of a webhook, if there is something to show. */
export function SecretDialog({ secret, onClosed }: { secret: string | null; onClosed: () => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(secret !== null), [secret])
  const texts = {
    body: t('channels.secretBody'),
    copy: t('channels.copySecret'),
    copied: t('channels.secretCopied'),
    failed: t('channels.copyFailed'),
  }
  return (
    <Dialog
      title={t('channels.secretTitle')}
      open={isOpen}
      onOpenChange={setOpen}
      onClosed={onClosed}
      actions={<DialogClose render={<Button>{t('common.done')}</Button>} />}
    >
      {secret !== null && <ShownOnce value={secret} texts={texts} />}
    </Dialog>
  )
}

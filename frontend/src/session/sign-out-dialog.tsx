import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { AlertDialog } from '../ui/alert-dialog.tsx'
import { toasts } from '../ui/toast.tsx'
import { deleteChannelOnLeaving, unsubscribe } from './push.ts'
import { signOut } from './store.ts'

export interface SignOutDialogProps {
  /** The number of changes that would be lost. */
  waiting: number
  onClose: () => void
}

/** Signs out at once if nothing is lost by it, and asks otherwise. */
export default function SignOutDialog({ waiting, onClose }: SignOutDialogProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)

  async function leave(): Promise<void> {
    setBusy(true)
    try {
      // Nobody who is signed out is notified here. The channel goes first, since that takes the session.
      await deleteChannelOnLeaving()
      await signOut()
      await unsubscribe()
    } catch {
      toasts.add({ title: t('accounts.signOut.failed'), kind: 'error', id: 'sign-out' })
    } finally {
      setBusy(false)
      onClose()
    }
  }
  const leaveAtOnce = useEffectEvent(() => void leave())
  useEffect(() => {
    if (waiting === 0) leaveAtOnce()
  }, [waiting])

  return (
    <AlertDialog
      open={waiting > 0}
      onOpenChange={(open) => !open && onClose()}
      title={t('accounts.signOut.title')}
      description={t('accounts.signOut.waiting', { count: waiting })}
      confirm={t('accounts.signOut.anyway')}
      busy={isBusy}
      onConfirm={() => void leave()}
    />
  )
}

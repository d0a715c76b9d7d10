import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../ui/toast.tsx'
import { NotProven, proving } from './proof.ts'
import { reasonOf } from './reason.ts'

/** Runs a request, and tells the user the outcome. */
export function useAction(): { isBusy: boolean; perform: (action: Action) => Promise<void> } {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)

  async function perform({ run, said }: Action): Promise<void> {
    setBusy(true)
    try {
      await proving(run)
      if (said !== undefined) toasts.add({ title: said, kind: 'success' })
    } catch (error) {
      if (error instanceof NotProven) return
      toasts.add({
        title: t('settings.errors.failed'),
        description: reasonOf(error, 'account', t),
        kind: 'error',
      })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, perform }
}

interface Action {
  run: () => Promise<unknown>
  /** The notice when it is done, if the result is not visible otherwise. */
  said?: string
}

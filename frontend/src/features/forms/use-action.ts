import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { toasts } from '../../ui/toast.tsx'
import { reasonOf } from './reason.ts'

/** Runs a request, and tells the user the outcome. */
export function useAction(): { isBusy: boolean; perform: (action: Action) => Promise<void> } {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)

  async function perform({ run, said }: Action): Promise<void> {
    setBusy(true)
    try {
      await run()
      if (said !== undefined) toasts.add({ title: said, kind: 'success' })
    } catch (error) {
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

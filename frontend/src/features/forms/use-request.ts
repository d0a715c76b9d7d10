import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { toasts } from '../../ui/toast.tsx'
import { NotProven, proving } from './proof.ts'
import { reasonOf } from './reason.ts'

/** Runs a request, and tells the user the outcome. */
export function useRequest(): { isBusy: boolean; perform: (action: RequestOptions) => Promise<void> } {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)

  async function perform({ run, success }: RequestOptions): Promise<void> {
    setBusy(true)
    try {
      await proving(run)
      if (success !== undefined) toasts.add({ title: success, kind: 'success' })
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

interface RequestOptions {
  run: () => Promise<unknown>
  /** The toast when it is done, if the result is not visible otherwise. */
  success?: string
}

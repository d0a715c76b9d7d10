import { useEffect } from 'react'
import { onUpdate, takeUpdate } from '../browser/worker.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { toasts } from '../ui/toast.tsx'

const ID = 'update'

/** Offers a newer version of the app when there is one; it is never loaded unasked, in the middle of something. */
export function UpdateToast() {
  const { t } = useTranslation()
  useEffect(
    () =>
      onUpdate(() => {
        const action = { label: t('common.reload'), run: takeUpdate }
        toasts.add({ id: ID, title: t('errors.chunk'), action, stays: true })
      }),
    [t],
  )
  return null
}

import type { ErrorComponentProps } from '@tanstack/react-router'
import { CloudDownload, Unplug } from 'lucide-react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Button } from '../ui/button.tsx'
import { MessagePage } from './shell/message-page.tsx'

/** After an update of the service, a page of the previous version no longer finds its files. */
const isOutdated = (message: string) => /dynamically imported module|module script failed/i.test(message)

export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const message = error instanceof Error ? error.message : String(error)
  const reload = (
    <Button variant="primary" onClick={() => location.reload()}>
      {t('common.reload')}
    </Button>
  )
  if (isOutdated(message)) {
    return (
      <MessagePage icon={<CloudDownload size={28} />} title={t('errors.chunk')} action={reload}>
        {t('errors.chunkBody')}
      </MessagePage>
    )
  }
  return (
    <MessagePage
      icon={<Unplug size={28} />}
      title={t('errors.crashed')}
      action={
        <>
          {reload}
          <Button onClick={reset}>{t('common.retry')}</Button>
        </>
      }
    >
      {t('errors.crashedBody')}
      <details className="mt-4 text-start">
        <summary className="text-small">{t('errors.details')}</summary>
        <pre dir="ltr" className="mt-2 overflow-x-auto rounded-control bg-sunken p-3 font-mono text-small">
          {message}
        </pre>
      </details>
    </MessagePage>
  )
}

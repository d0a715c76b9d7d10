import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toasts } from '../../ui/toast.tsx'

/** The one time that a key is shown. */
export function MadeKey({ value }: { value: string }) {
  const { t } = useTranslation()
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      toasts.add({ title: t('settings.keys.copied'), kind: 'success' })
    } catch {
      // A page without TLS, or a browser that was not allowed to.
      toasts.add({ title: t('settings.keys.copyFailed'), kind: 'error' })
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <Banner kind="warning">{t('settings.keys.madeBody')}</Banner>
      <code
        dir="ltr"
        className="select-all break-all rounded-control border border-line bg-sunken p-3 font-mono"
      >
        {value}
      </code>
      <Button
        variant="primary"
        size="large"
        icon={<Copy aria-hidden size={16} />}
        onClick={() => void copy()}
      >
        {t('settings.keys.copyKey')}
      </Button>
    </div>
  )
}

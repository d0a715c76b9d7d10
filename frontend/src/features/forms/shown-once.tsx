import { Copy } from 'lucide-react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toasts } from '../../ui/toast.tsx'

/** Shows a new key, for the only time. */
export function MadeKey({ value }: { value: string }) {
  const { t } = useTranslation()
  const texts = {
    body: t('settings.keys.madeBody'),
    copy: t('settings.keys.copyKey'),
    copied: t('settings.keys.copied'),
    failed: t('settings.keys.copyFailed'),
  }
  return <ShownOnce value={value} texts={texts} />
}

/** A value that is shown only once, to be copied. */
export function ShownOnce(props: {
  value: string
  texts: { body: string; copy: string; copied: string; failed: string }
}) {
  const { value, texts } = props
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      toasts.add({ title: texts.copied, kind: 'success' })
    } catch {
      // A page without TLS, or a browser without permission.
      toasts.add({ title: texts.failed, kind: 'error' })
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <Banner kind="warning">{texts.body}</Banner>
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
        {texts.copy}
      </Button>
    </div>
  )
}

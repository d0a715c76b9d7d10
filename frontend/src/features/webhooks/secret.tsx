import { useTranslation } from '../../i18n/use-translation.ts'
import { ShownOnce } from '../forms/shown-once.tsx'

/** Shows a webhook's new secret, for the only time. */
export function Secret({ value }: { value: string }) {
  const { t } = useTranslation()
  const texts = {
    body: t('webhooks.secretBody'),
    copy: t('webhooks.copySecret'),
    copied: t('webhooks.secretCopied'),
    failed: t('webhooks.copyFailed'),
  }
  return <ShownOnce value={value} texts={texts} />
}

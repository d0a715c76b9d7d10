import clsx from 'clsx'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { lengthOf } from '../../text/checks.ts'

/** Counts the characters of a text against its limit; visible only when few are left. */
export function Counter({ text, most }: { text: string; most: number }) {
  const { t } = useTranslation()
  const length = lengthOf(text)
  if (length < most * 0.9) return null
  const isTooLong = length > most
  return (
    <p
      role={isTooLong ? 'alert' : undefined}
      className={clsx('text-small', isTooLong ? 'text-danger-ink' : 'text-muted')}
    >
      {isTooLong
        ? t('detail.tooLong', { count: length - most })
        : t('detail.lengthOf', { length: formatNumber(length), most: formatNumber(most) })}
    </p>
  )
}

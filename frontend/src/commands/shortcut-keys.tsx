import { Fragment } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Keys } from '../ui/kbd.tsx'
import { shownKeys } from './keys.ts'

/** The keys of a shortcut as labelled on the keyboard: `G then T`. */
export function ShortcutKeys({ keys }: { keys: string }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-muted text-small">
      {shownKeys(keys).map((press, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the presses never change places.
        <Fragment key={index}>
          {index > 0 && <span>{t('shortcuts.then')}</span>}
          <Keys keys={press} />
        </Fragment>
      ))}
    </span>
  )
}

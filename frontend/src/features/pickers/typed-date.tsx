import type { When } from '@docket/sdk'
import { CornerDownLeft } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Input } from '../../ui/field.tsx'
import { useLine, useReadLine } from '../lines/use-line.ts'
import { whenText } from './when.ts'

/** A date in words, such as "next fri 3pm", read as in a line. */
export function TypedDate(props: {
  onChange: (when: When) => void
  inputRef: RefObject<HTMLInputElement | null>
}) {
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const [text, setText] = useState('')
  const readLine = useReadLine()
  const { line } = useLine(text)
  const found = text.trim() === '' ? undefined : line?.due

  /** Enter may come before the line was read: then it is applied once it was, if it is still the same. */
  const submit = async () => {
    if (text.trim() === '') return
    const read = await readLine(text).catch(() => null)
    if (read?.due != null && props.inputRef.current?.value === text) props.onChange(read.due)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Input
        ref={props.inputRef}
        aria-label={t('pickers.typeDate')}
        placeholder={t('pickers.typeDateExample')}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p
        aria-live="polite"
        className="flex items-center gap-1.5 px-1 text-muted text-small not-empty:min-h-6 not-empty:pt-1"
      >
        {found === null && t('pickers.noDateRead')}
        {found != null && <CornerDownLeft aria-hidden size={12} className="rtl:-scale-x-100" />}
        {found != null && whenText(found, today, zone, text)}
      </p>
    </form>
  )
}

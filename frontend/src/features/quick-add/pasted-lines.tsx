import { useEffect, useRef } from 'react'
import { formatList } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { LONGEST_LINE } from '../lines/language.ts'
import { useLine } from '../lines/use-line.ts'
import { useSayMeaning } from './meaning-chips.tsx'
import { meaningsOf } from './readings.ts'

export interface PastedLinesProps {
  lines: readonly string[]
  onAdd: (lines: readonly string[]) => void
  /** Called if they are one task after all. */
  onJoin: () => void
  onCancel: () => void
}

const cut = (line: string): string => [...line].slice(0, LONGEST_LINE).join('')

/** The title of the task that the line becomes, and what else is read from it. */
function PastedLine({ line }: { line: string }) {
  const say = useSayMeaning()
  const { line: read } = useLine(line)
  const texts = meaningsOf(read?.readings ?? []).map(say)
  return (
    <li dir="auto" className="truncate py-0.5 text-match-parent">
      {read?.title || line}
      {texts.length > 0 && <span className="text-muted text-small"> · {formatList(texts)}</span>}
    </li>
  )
}

/** Asks what to do with several pasted lines. */
export function PastedLines({ lines, onAdd, onJoin, onCancel }: PastedLinesProps) {
  const { t } = useTranslation()
  const addButton = useRef<HTMLButtonElement>(null)
  useEffect(() => addButton.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is handled wherever the focus is in it.
    <div
      className="p-4"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <p role="status" className="font-medium">
        {t('quickAdd.pasted', { count: lines.length })}
      </p>
      <ol className="mt-2 max-h-48 overflow-y-auto rounded-control bg-sunken p-2">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change.
          <PastedLine key={index} line={line} />
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={onJoin}>{t('quickAdd.asOne')}</Button>
        <Button ref={addButton} variant="primary" onClick={() => onAdd(lines.map(cut))}>
          {t('quickAdd.addLines', { count: lines.length })}
        </Button>
      </div>
    </div>
  )
}

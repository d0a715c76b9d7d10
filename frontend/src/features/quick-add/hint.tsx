import clsx from 'clsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LONGEST_LINE } from '../lines/language.ts'
import { codePoints } from './readings.ts'
import type { Preview } from './use-preview.ts'
import type { Problem } from './use-problem.ts'

/** The number of characters left from which it is shown. */
const NEARLY = 50

interface HintProps {
  id: string
  text: string
  preview: Preview
  problem: Problem | null
  sheet: boolean
}

/** Below the line: what is wrong with it, how much room is left, or what to do next. */
export function Hint({ id, text, preview, problem, sheet }: HintProps) {
  const { t } = useTranslation()
  const left = LONGEST_LINE - codePoints(text)
  const isUnread = text.trim() !== '' && preview.error !== null
  const hint = isUnread
    ? t('quickAdd.unreadNow')
    : left < NEARLY
      ? t('quickAdd.left', { count: left })
      : t('quickAdd.hint')
  return (
    <p
      id={id}
      role={problem === null ? undefined : 'alert'}
      className={clsx(
        'px-1 text-small',
        sheet ? 'order-2 w-full pb-1' : 'min-w-32 flex-1',
        problem === null ? 'text-muted' : 'text-danger-ink',
        problem === null && !isUnread && left >= NEARLY && 'max-md:hidden',
      )}
    >
      {problem?.message ?? hint}
    </p>
  )
}

import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LONGEST_LINE } from '../lines/language.ts'
import { codePoints } from './readings.ts'
import type { Preview } from './use-preview.ts'

const LONGEST_TITLE = 200

export interface Problem {
  kind: 'long' | 'empty' | 'title'
  message: string
}

/** Why the line cannot be added. */
export function useProblem(text: string, { data, isCurrent }: Preview): Problem | null {
  const { t } = useTranslation()
  const over = codePoints(text) - LONGEST_LINE
  if (over > 0) return { kind: 'long', message: t('quickAdd.tooLong', { count: over }) }
  if (!isCurrent || data === undefined) return null
  const { title } = data.task
  if (title === '') return { kind: 'empty', message: t('quickAdd.noTitle') }
  const most = formatNumber(LONGEST_TITLE)
  return codePoints(title) > LONGEST_TITLE
    ? { kind: 'title', message: t('quickAdd.longTitle', { most }) }
    : null
}

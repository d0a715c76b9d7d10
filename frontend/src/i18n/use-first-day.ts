import { firstDayOfWeek } from './format.ts'
import { useTranslation } from './use-translation.ts'

/** The first day of the week as it is shown: 1 for Monday to 7 for Sunday. */
export function useFirstDay(): number {
  // It depends on the language, and on what was chosen.
  useTranslation()
  return firstDayOfWeek()
}

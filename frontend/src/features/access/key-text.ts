import { formatNumber } from '../../i18n/format.ts'
import type { TFunction } from '../../i18n/t.ts'

/** The number of changes that a key may make. @param perHour 0 for any number */
export const quotaText = (perHour: number, t: TFunction): string =>
  perHour === 0
    ? t('settings.keys.anyPace')
    : t('settings.keys.perHour', { count: perHour, number: formatNumber(perHour) })

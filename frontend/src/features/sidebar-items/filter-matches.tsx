import { useTranslation } from '../../i18n/use-translation.ts'
import type { FilterCheck } from './use-filter-check.ts'

/** How many tasks a filter finds, and the first of them. */
export function FilterMatches({ check }: { check: FilterCheck }) {
  const { t } = useTranslation()
  const matches = 'matches' in check ? check.matches : undefined
  const isAway = check.state === 'unknown' && check.isUnreachable === true
  const isCounting = check.state === 'checking'
  const said = isAway
    ? t('sidebarItems.builder.offline')
    : isCounting && matches !== undefined
      ? t('sidebarItems.builder.counting')
      : matches?.hasMore
        ? t('sidebarItems.builder.more', { most: matches.count })
        : matches && t('sidebarItems.builder.count', { count: matches.count })
  return (
    <div className="flex flex-col gap-1 empty:hidden">
      <p role="status" className="font-medium empty:hidden">
        {said}
      </p>
      {matches !== undefined && matches.titles.length > 0 && (
        <ul aria-busy={isCounting} className="flex flex-col text-muted text-small">
          {matches.titles.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same title.
            <li key={index} dir="auto" className="truncate">
              {title}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

import { useEffect, useId } from 'react'
import type { OtherWorkspace } from '../../data/every-workspace.tsx'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useGoTo } from '../workspaces/go-to.ts'
import { SearchRow } from './search-row.tsx'
import { type SearchInput, useSearch } from './use-search.ts'

interface FoundElsewhereProps {
  sought: SearchInput
  /** Rendered within it. */
  workspace: OtherWorkspace
  report: (workspaceId: string, count: number) => void
  onOpen: () => void
}

/** What is found in another workspace than that of the page, below its name; nothing if there is none. */
export function FoundElsewhere({ sought, workspace, report, onOpen }: FoundElsewhereProps) {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const heading = useId()
  const { found, isMore } = useSearch(sought)
  const { replica, shared } = workspace
  const { workspaceId } = replica
  const name = workspace.name ?? t('workspaces.own')
  const count = found.length
  useEffect(() => {
    report(workspaceId, count)
    return () => report(workspaceId, 0)
  }, [report, workspaceId, count])
  if (count === 0) return null
  return (
    <section aria-labelledby={heading} className="mt-4">
      <h2 id={heading} className="flex items-center gap-2.5 px-2 py-1 font-strong">
        <Avatar id={workspaceId} name={name} isRound={shared === undefined} isSmall />
        <UserText>{name}</UserText>
        <span className="text-muted text-small tabular-nums">
          <span aria-hidden>
            {formatNumber(count)}
            {isMore && '+'}
          </span>
          <span className="sr-only">{t(isMore ? 'search.countMore' : 'search.count', { count })}</span>
        </span>
      </h2>
      <ul aria-labelledby={heading}>
        {found.map((each) => (
          <SearchRow
            key={each.id}
            found={each}
            onOpen={(id) => {
              onOpen()
              goTo(shared, { path: `/all?task=${id}` })
            }}
          />
        ))}
      </ul>
    </section>
  )
}

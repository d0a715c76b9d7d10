import { useEffect, useState } from 'react'
import { formatIn } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { Failure } from './failure.ts'
import type { SearchResult } from './use-search.ts'

const SECOND = 1_000

/**
 * What the results are: how many, or why the service does not answer. Visible to everybody; screen readers announce it
 * once it has settled, and not each second.
 */
export function SearchStatus({ result, hasFilter }: { result: SearchResult; hasFilter: boolean }) {
  const { t } = useTranslation()
  const { state, found, isMore, isIncomplete, failure } = result
  const count = found.length
  return (
    <div className="flex min-h-8 items-center px-1 text-muted text-small">
      <p role="status">
        {state === 'searching' && count > 0 && t('search.searching')}
        {state === 'done' && count > 0 && t(isMore ? 'search.countMore' : 'search.count', { count })}
        {isIncomplete && <> {t('search.incomplete')}</>}
        {failure !== null && (
          <>
            <Why key={failure.again} failure={failure} />{' '}
            {hasFilter
              ? t('search.filterWaits')
              : count === 0
                ? t('search.hereNone')
                : t('search.here', { count })}
          </>
        )}
      </p>
    </div>
  )
}

function Why({ failure: { kind, again } }: { failure: Failure }) {
  const { t } = useTranslation()
  const left = useSecondsUntil(again)
  const [first] = useState(left)
  if (kind === 'offline' || kind === 'refused') return t(`search.${kind}`)
  const said = (seconds: number) => t(`search.${kind}`, { when: formatIn(seconds) })
  return (
    <>
      <span className="sr-only">{said(first)}</span>
      <span aria-hidden>{said(left)}</span>
    </>
  )
}

/** @param moment in milliseconds since 1970; null counts as now */
function useSecondsUntil(moment: number | null): number {
  const until = () => (moment === null ? 0 : Math.max(0, Math.ceil((moment - Date.now()) / SECOND)))
  const [seconds, setSeconds] = useState(until)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(until()), SECOND)
    return () => clearInterval(timer)
  })
  return seconds
}

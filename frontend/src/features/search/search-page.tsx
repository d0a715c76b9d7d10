import { useSearch as useAddress, useNavigate } from '@tanstack/react-router'
import { History, ListFilter, Search, SearchX, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWhenUsed } from '../../browser/first-use.ts'
import { InWorkspace, useOtherWorkspaces, useTally } from '../../data/every-workspace.tsx'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { FilterField } from '../sidebar-items/filter-field.tsx'
import { openViewDialog } from '../sidebar-items/index.ts'
import { useOpenTask } from '../task/open-task.ts'
import { FoundElsewhere } from './found-elsewhere.tsx'
import { useRecentSearches } from './recent.ts'
import { SearchRow } from './search-row.tsx'
import { SearchStatus } from './search-status.tsx'
import { type SearchResult, useSearch } from './use-search.ts'

const loadDrag = withTexts(['drag', 'pickers'], () => import('./search-drag.tsx'))

/** Finds tasks during typing, by words or by a filter. Both are in the address, so that Back and links lead here. */
export function SearchPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { open } = useOpenTask()
  const address = useAddress({ from: '/shell/search' })
  const [q, setQ] = useState(address.q ?? '')
  const [filter, setFilter] = useState(address.filter ?? '')
  const [hasFilter, setHasFilter] = useState(filter !== '')
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const drag = useWhenUsed(loadDrag)
  const { user } = useSession()
  const { recent, remember, forget } = useRecentSearches(user?.id ?? '')
  const sought = { q, filter: hasFilter ? filter : '' }
  const result = useSearch(sought)
  const others = useOtherWorkspaces()
  const [foundElsewhere, report] = useTally()

  // When a link or Back leads elsewhere within the search, the fields show what is in that address.
  const written = useRef({ q: address.q ?? '', filter: address.filter ?? '' })
  useEffect(() => {
    const next = { q: address.q ?? '', filter: address.filter ?? '' }
    if (next.q === written.current.q && next.filter === written.current.filter) return
    written.current = next
    setQ(next.q)
    setFilter(next.filter)
    setHasFilter(next.filter !== '')
  }, [address.q, address.filter])
  const write = (next: { q: string; filter: string }) => {
    written.current = next
    setQ(next.q)
    setFilter(next.filter)
    void navigate({
      to: '/search',
      search: { ...(next.q !== '' && { q: next.q }), ...(next.filter !== '' && { filter: next.filter }) },
      replace: true,
    })
  }
  useEffect(() => input.current?.focus(), [])

  const results = () => [...(area.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
  /** Up and down move through the results, and back into the field. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.target instanceof HTMLTextAreaElement) return
    const rows = results()
    const next = rows.indexOf(document.activeElement as HTMLElement) + step
    event.preventDefault()
    if (next < 0) input.current?.focus()
    else rows[next]?.focus()
  }

  return (
    <Page title={t('nav.search')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between its controls. */}
      <div ref={area} onKeyDown={onKeyDown} className="px-2">
        <search className="flex flex-col gap-3 pt-1">
          <div className="flex items-center gap-2">
            <div className="flex h-10 min-w-0 flex-1 items-center gap-2 rounded-control border border-edge bg-canvas ps-3 pe-0.5 focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
              <Search aria-hidden size={16} className="shrink-0 text-muted" />
              <input
                ref={input}
                type="search"
                aria-label={t('search.label')}
                dir="auto"
                value={q}
                maxLength={200}
                placeholder={t('search.placeholder')}
                autoComplete="off"
                enterKeyHint="search"
                onChange={(event) => write({ q: event.target.value, filter })}
                onKeyDown={(event) => event.key === 'Enter' && remember(q)}
                className="h-full min-w-0 flex-1 bg-transparent text-match-parent outline-none touch:text-large [&::-webkit-search-cancel-button]:hidden"
              />
              {q !== '' && (
                <IconButton
                  label={t('search.clear')}
                  icon={<X aria-hidden size={16} />}
                  onClick={() => {
                    write({ q: '', filter })
                    input.current?.focus()
                  }}
                />
              )}
            </div>
            <Button
              aria-pressed={hasFilter}
              icon={<ListFilter aria-hidden size={16} />}
              className="aria-pressed:bg-selected aria-pressed:text-accent-ink"
              onClick={() => setHasFilter(!hasFilter)}
            >
              <span className="max-sm:sr-only">{t('sidebarItems.filter')}</span>
            </Button>
          </div>
          {hasFilter && (
            <div className="flex flex-col gap-2">
              <FilterField
                value={filter}
                onChange={(next) => write({ q, filter: next })}
                check={checkOf(result, filter)}
                onEnter={() => results()[0]?.focus()}
              />
              <div className="flex justify-end">
                <Button
                  size="small"
                  disabled={filter.trim() === '' || result.state === 'wrong'}
                  onClick={() => openViewDialog(undefined, filter.trim())}
                >
                  {t('search.saveView')}
                </Button>
              </div>
            </div>
          )}
        </search>
        <SearchStatus result={result} hasFilter={sought.filter.trim() !== ''} />
        {result.state === 'nothing' && recent.length > 0 && (
          <Recent searches={recent} onChoose={(text) => write({ q: text, filter })} onForget={forget} />
        )}
        {result.state === 'nothing' && recent.length === 0 && (
          <EmptyState icon={<Search size={20} />} title={t('search.start')}>
            {t('search.startBody')}
          </EmptyState>
        )}
        {(result.state === 'searching' || result.isIncomplete) && result.found.length === 0 && (
          <SkeletonRows count={4} />
        )}
        {result.state === 'done' && !result.isIncomplete && result.found.length + foundElsewhere === 0 && (
          <EmptyState icon={<SearchX size={20} />} title={t('search.none')}>
            {t('search.noneBody')}
          </EmptyState>
        )}
        <ul ref={list} aria-label={t('search.results')}>
          {result.found.map((found) => (
            <SearchRow
              key={found.id}
              found={found}
              onOpen={(id) => {
                remember(q)
                open(id)
              }}
            />
          ))}
        </ul>
        {others.map((workspace) => (
          <InWorkspace key={workspace.replica.workspaceId} replica={workspace.replica}>
            <FoundElsewhere
              sought={sought}
              workspace={workspace}
              report={report}
              onOpen={() => remember(q)}
            />
          </InWorkspace>
        ))}
        {drag !== undefined && <drag.SearchDrag area={list} />}
      </div>
    </Page>
  )
}

function checkOf({ state, mistake }: SearchResult, filter: string) {
  if (filter.trim() === '') return { state: 'empty' } as const
  if (mistake !== null) return { state: 'wrong', mistake } as const
  if (state === 'waiting') return { state: 'unknown' } as const
  return { state: state === 'done' ? 'right' : 'checking' } as const
}

function Recent(props: {
  searches: readonly string[]
  onChoose: (text: string) => void
  onForget: () => void
}) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="recent-searches">
      <div className="flex items-center justify-between">
        <h2 id="recent-searches" className="px-1 font-medium text-muted text-small">
          {t('search.recent')}
        </h2>
        <Button size="small" variant="ghost" onClick={props.onForget}>
          {t('search.forget')}
        </Button>
      </div>
      <ul>
        {props.searches.map((text) => (
          <li key={text}>
            <button
              type="button"
              data-result
              onClick={() => props.onChoose(text)}
              className="flex h-row w-full items-center gap-3 rounded-control px-2 text-start hover:bg-hover touch:h-touch"
            >
              <History aria-hidden size={16} className="shrink-0 text-muted" />
              <bdi className="min-w-0 truncate">{text}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

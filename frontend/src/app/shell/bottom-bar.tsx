import { Link } from '@tanstack/react-router'
import { Ellipsis, Plus, Search } from 'lucide-react'
import { lazy, useState } from 'react'
import { INBOX, TODAY, UPCOMING } from '../../commands/lists.ts'
import { request } from '../../commands/requests.ts'
import { useMay } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { WhenOpened } from '../../ui/when-opened.tsx'

const MoreSheet = lazy(() =>
  loadOnDemand(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet })),
)

const ITEM =
  'flex h-full min-w-touch flex-auto flex-col items-center justify-center gap-0.5 text-muted text-small focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent-ink'

/** On a phone: what is needed most within reach of the thumb, the rest in a sheet. */
export function BottomBar() {
  const { t } = useTranslation()
  const [isMore, setMore] = useState(false)
  const mayEdit = useMay('editor')
  return (
    <div className="border-line border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden">
      <nav aria-label={t('nav.bottom')} className="flex h-bottom-bar">
        {[INBOX, TODAY, UPCOMING].map(({ id, to, title, icon: Icon }) => (
          <Link key={id} to={to} className={ITEM} activeOptions={{ includeSearch: false }}>
            <Icon aria-hidden size={20} />
            <span className="max-w-full truncate">{title(t)}</span>
          </Link>
        ))}
        <button
          type="button"
          disabled={!mayEdit}
          aria-label={t('nav.addTask')}
          onClick={() => request('addTask')}
          className="group grid h-full min-w-touch flex-auto place-items-center focus-visible:-outline-offset-2 disabled:opacity-40"
        >
          <span className="grid size-10 place-items-center rounded-full bg-accent text-on-accent transition-colors forced-colors:border group-active:bg-accent-hover">
            <Plus aria-hidden size={20} />
          </span>
        </button>
        <Link to="/search" className={ITEM} activeOptions={{ includeSearch: false }}>
          <Search aria-hidden size={20} />
          <span className="max-w-full truncate">{t('nav.search')}</span>
        </Link>
        <button type="button" className={ITEM} aria-haspopup="dialog" onClick={() => setMore(true)}>
          <Ellipsis aria-hidden size={20} />
          <span className="max-w-full truncate">{t('nav.more')}</span>
        </button>
      </nav>
      <WhenOpened open={isMore}>
        <MoreSheet open={isMore} onOpenChange={setMore} />
      </WhenOpened>
    </div>
  )
}

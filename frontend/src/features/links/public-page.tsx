import { useParams } from '@tanstack/react-router'
import { CloudOff, ListChecks, Unlink } from 'lucide-react'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useTabTitle } from '../../ui/tab-title.ts'
import { LanguageSelect, ThemeSelect } from '../page/choices.tsx'
import { PublicTasks } from './public-tasks.tsx'
import { type Reading, usePublicLink } from './use-public-link.ts'

/** What whoever has a public link reads. */
export function PublicPage() {
  const { t } = useTranslation()
  const { token } = useParams({ from: '/links/$token' })
  const { reading, more, again } = usePublicLink(token)
  const { state } = reading
  useTabTitle(
    state === 'loading' ? undefined : state === 'shown' ? reading.link.name : t(`links.page.${state}`),
  )
  return (
    <div className="flex min-h-dvh flex-col">
      {/* The answer's header says so, too: this is for who reads only what is drawn. */}
      <meta name="robots" content="noindex, nofollow" />
      <main id="main" className="mx-auto w-full max-w-text flex-1 px-4 py-8 sm:px-6">
        {state === 'loading' && <SkeletonRows />}
        {state === 'shown' && <Shown reading={reading} more={more} />}
        {(state === 'gone' || state === 'failed') && <Message state={state} again={again} />}
      </main>
      <footer className="mx-auto flex w-full max-w-text flex-wrap items-center justify-between gap-2 px-4 pb-6 text-muted sm:px-6">
        <p className="flex items-center gap-2">
          <img src="/icon.svg" alt="" width={16} height={16} />
          {t('links.page.with')}
        </p>
        <div className="flex flex-wrap gap-2 print:hidden">
          <LanguageSelect />
          <ThemeSelect />
        </div>
      </footer>
    </div>
  )
}

function Shown({ reading, more }: { reading: Extract<Reading, { state: 'shown' }>; more: () => void }) {
  const { t } = useTranslation()
  const { link, tasks, next, isBusy } = reading
  const ends =
    link.expires_at === null
      ? []
      : [t('links.page.until', { when: formatInstant(link.expires_at, Temporal.Now.timeZoneId()) })]
  return (
    <>
      <h1 dir="auto" className="text-match-parent font-strong text-title">
        {link.name}
      </h1>
      <p className="mt-1 mb-6 text-muted">
        {[t('links.page.count', { count: link.count }), ...ends].join(' · ')}
      </p>
      {tasks.length === 0 ? (
        <EmptyState icon={<ListChecks size={24} />} title={t('links.page.empty')}>
          {t('links.page.emptyBody')}
        </EmptyState>
      ) : (
        <PublicTasks link={link} tasks={tasks} />
      )}
      {next !== null && (
        <Button className="mt-6" busy={isBusy} onClick={more}>
          {t('links.page.more')}
        </Button>
      )}
    </>
  )
}

function Message({ state, again }: { state: 'gone' | 'failed'; again: () => void }) {
  const { t } = useTranslation()
  const Icon = state === 'gone' ? Unlink : CloudOff
  return (
    <EmptyState
      icon={<Icon size={24} />}
      title={t(`links.page.${state}`)}
      action={state === 'failed' && <Button onClick={again}>{t('common.retry')}</Button>}
    >
      {t(`links.page.${state}Body`)}
    </EmptyState>
  )
}

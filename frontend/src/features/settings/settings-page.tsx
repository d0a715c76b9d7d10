import { Link, useParams } from '@tanstack/react-router'
import clsx from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { Proof } from '../security/proof.tsx'
import { SECTIONS } from './sections.ts'

/** A list of sections beside the open one; on a phone the list comes first, and each section is a page. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { section } = useParams({ strict: false })
  const chosen = SECTIONS.find(({ name }) => name === section)
  const { name, Content } = chosen ?? SECTIONS[0] ?? { name: 'account', Content: SkeletonRows }
  return (
    <Page title={t('settings.title')}>
      <div className="flex max-w-text flex-col gap-8 px-2 md:flex-row">
        <SectionList current={name} className={clsx(chosen !== undefined && 'hidden md:block')} />
        <div className={clsx('min-w-0 flex-1', chosen === undefined && 'hidden md:block')}>
          <Link
            to="/settings"
            className="-ms-1 mb-2 inline-flex min-h-8 items-center gap-1 rounded-control pe-2 text-muted hover:text-ink md:hidden touch:min-h-touch"
          >
            <ChevronLeft aria-hidden size={16} className="rtl:-scale-x-100" />
            {t('settings.back')}
          </Link>
          <h2 className="font-strong text-large">{t(`settings.${name}.title`)}</h2>
          <Suspense fallback={<SkeletonRows count={4} />}>
            <Content />
          </Suspense>
        </div>
      </div>
      <Proof />
    </Page>
  )
}

function SectionList({ current, className }: { current: string; className: string }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('settings.sections')} className={clsx('shrink-0 md:w-44', className)}>
      <ul className="flex flex-col gap-0.5 md:sticky md:top-16">
        {SECTIONS.map(({ name, icon: Icon }) => (
          <li key={name}>
            <Link
              to="/settings/$section"
              params={{ section: name }}
              aria-current={name === current ? 'page' : undefined}
              className="flex h-10 items-center gap-2.5 rounded-control px-2 transition-colors hover:bg-hover md:h-8 md:aria-[current=page]:bg-selected md:aria-[current=page]:font-medium md:aria-[current=page]:text-accent-ink touch:h-touch md:forced-colors:aria-[current=page]:outline-2 md:forced-colors:aria-[current=page]:-outline-offset-2"
            >
              <Icon aria-hidden size={16} className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate">{t(`settings.${name}.title`)}</span>
              <ChevronRight aria-hidden size={16} className="text-faint md:hidden rtl:-scale-x-100" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

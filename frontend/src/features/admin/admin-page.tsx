import { Link, useParams } from '@tanstack/react-router'
import { ShieldAlert } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { Proof } from '../security/proof.tsx'
import { SECTIONS } from './sections.ts'

/** A list of sections above the open one. */
export function AdminPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  const { section } = useParams({ strict: false })
  const current = SECTIONS.find(({ name }) => name === section) ?? SECTIONS[0]
  if (current === undefined) return null
  const { name, Content } = current
  return (
    <Page title={t('nav.admin')}>
      {user?.role === 'admin' ? (
        <div className="px-2">
          <SectionList current={name} />
          <h2 className="mt-6 font-strong text-large">{t(`admin.${name}.title`)}</h2>
          <Suspense fallback={<SkeletonRows count={4} />}>
            <Content />
          </Suspense>
        </div>
      ) : (
        <EmptyState icon={<ShieldAlert size={24} />} title={t('admin.notAdmin')}>
          {t('admin.notAdminBody')}
        </EmptyState>
      )}
      <Proof />
    </Page>
  )
}

function SectionList({ current }: { current: string }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('admin.sections')}>
      <ul className="flex flex-wrap gap-1 max-sm:gap-0 border-line border-b pb-2">
        {SECTIONS.map(({ name, icon: Icon }) => (
          <li key={name}>
            <Link
              to="/admin/$section"
              params={{ section: name }}
              aria-current={name === current ? 'page' : undefined}
              className="flex h-8 items-center gap-2 rounded-control px-2 max-sm:px-1.5 transition-colors hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent-ink touch:h-touch forced-colors:aria-[current=page]:outline-2 forced-colors:aria-[current=page]:-outline-offset-2"
            >
              <Icon aria-hidden size={16} className="shrink-0 text-muted max-sm:hidden" />
              {t(`admin.${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

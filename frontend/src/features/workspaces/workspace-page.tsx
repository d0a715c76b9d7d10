import { Link, useParams } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { Suspense } from 'react'
import { isAtLeast, useIsShared, useReplica, useRole, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { Proof } from '../security/proof.tsx'
import { SECTIONS } from './sections.ts'

/** The settings of the shared workspace that is shown, its members and invitations: a list of sections above the open one. */
export function WorkspacePage() {
  const { t } = useTranslation()
  const { section } = useParams({ strict: false })
  const isShared = useIsShared()
  const id = useWorkspaceId()
  const name = useReplica(({ workspace }) => workspace?.name)
  const role = useRole()
  const seen = SECTIONS.filter(({ least }) => isAtLeast(role, least))
  const current = seen.find((one) => one.name === section) ?? seen[0]
  if (!isShared || current === undefined) {
    return (
      <Page title={t('workspaces.own')}>
        <EmptyState icon={<UsersRound size={24} />} title={t('workspaces.notShared')}>
          {t('workspaces.notSharedBody')}
        </EmptyState>
      </Page>
    )
  }
  const { Content } = current
  return (
    <Page title={name ?? t('common.loading')} aside={<Avatar id={id} name={name ?? ''} />}>
      <div className="max-w-text px-2">
        <nav aria-label={t('workspaces.sections')}>
          <ul className="flex flex-wrap gap-1 border-line border-b pb-2">
            {seen.map(({ name: each, icon: Icon }) => (
              <li key={each}>
                <Link
                  to="/workspace/$section"
                  params={{ section: each }}
                  aria-current={each === current.name ? 'page' : undefined}
                  className="flex h-8 items-center gap-2 rounded-control px-2 transition-colors hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent-ink touch:h-touch forced-colors:aria-[current=page]:outline-2 forced-colors:aria-[current=page]:-outline-offset-2"
                >
                  <Icon aria-hidden size={16} className="shrink-0 text-muted max-sm:hidden" />
                  {t(`workspaces.${each}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <h2 className="mt-6 font-strong text-large">{t(`workspaces.${current.name}.title`)}</h2>
        <Suspense fallback={<SkeletonRows count={4} />}>
          <Content />
        </Suspense>
      </div>
      <Proof />
    </Page>
  )
}

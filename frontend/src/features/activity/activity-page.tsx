import { useNavigate, useSearch } from '@tanstack/react-router'
import { useIsShared } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Page } from '../page/page.tsx'
import { ActivityFilters } from './activity-filters.tsx'
import { ActivityList } from './activity-list.tsx'
import { Mentions } from './mentions.tsx'
import type { ActivitySearch } from './search.ts'

/** What was done in the workspace; in a shared one also the comments that mention the user. */
export function ActivityPage() {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const { show, of, project, by } = useSearch({ from: '/shell/activity' })
  const navigate = useNavigate()
  const go = (search: ActivitySearch) => void navigate({ to: '/activity', search, replace: true })
  const asksMentions = isShared && show === 'mentions'
  return (
    <Page title={t('nav.activity')}>
      <div className="flex flex-col gap-4 px-2">
        {isShared && (
          <Segmented
            label={t('activity.show')}
            value={asksMentions ? 'mentions' : 'all'}
            options={[
              { value: 'all', label: t('activity.all') },
              { value: 'mentions', label: t('activity.mentions') },
            ]}
            onChange={(value) => go(value === 'mentions' ? { show: value } : {})}
            className="self-start"
          />
        )}
        {asksMentions ? (
          <Mentions />
        ) : (
          <>
            <ActivityFilters value={{ of, project, by }} onChange={go} />
            <ActivityList of={of} project={project} by={by} />
          </>
        )}
      </div>
    </Page>
  )
}

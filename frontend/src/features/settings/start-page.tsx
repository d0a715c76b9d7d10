import { useMemo } from 'react'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Select } from '../../ui/select.tsx'
import { Setting } from '../page/sections.tsx'

const LISTS = ['today', 'inbox', 'upcoming', 'all'] as const
const KINDS = ['projects', 'labels', 'views'] as const

/** With which list the app opens. */
export function StartPage() {
  const { t } = useTranslation()
  const actions = useActions()
  const chosen = useReplica((state) => state.preferences.start_page) ?? 'today'
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const views = useReplica((state) => state.views)
  const options = useMemo(() => {
    const named = { projects, labels, views }
    return [
      ...LISTS.map((value) => ({ value: value as string, label: t(`nav.${value}`) })),
      // Temporary ids are negative.
      ...KINDS.flatMap((kind) =>
        [...named[kind].values()]
          .filter(({ id }) => id > 0)
          .map(({ id, name }) => ({ value: `${kind}/${id}`, label: name })),
      ),
    ]
  }, [projects, labels, views, t])
  return (
    <Setting label={t('settings.appearance.start')} hint={t('settings.appearance.startHint')}>
      <Select
        aria-label={t('settings.appearance.start')}
        value={options.some(({ value }) => value === chosen) ? chosen : 'today'}
        options={options}
        onChange={(page) => actions.editPreferences({ start_page: page === 'today' ? null : page })}
      />
    </Setting>
  )
}

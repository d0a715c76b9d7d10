import { byPosition, useIsShared, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import { Select } from '../../ui/select.tsx'
import { useMemberNames } from '../access/members.ts'
import type { ActivityFilter, ActivitySearch } from './search.ts'

/** Stand for all, since the options of a select are texts or numbers. */
const EVERYBODY = ''
const EVERY_PROJECT = 0

interface ActivityFiltersProps {
  value: ActivityFilter
  onChange: (search: ActivitySearch) => void
}

/** Whose activity is shown, and of which project; of which task, if one was chosen in its menu. */
export function ActivityFilters({ value, onChange }: ActivityFiltersProps) {
  const { t } = useTranslation()
  const { of, project, by } = value
  const isShared = useIsShared()
  const members = useMemberNames()
  const projects = useReplica((state) => state.projects)
  const title = useReplica(({ tasks }) => tasks.get(of ?? 0)?.title)
  const change = (next: Partial<ActivityFilter>) => {
    const search = { ...value, ...next }
    onChange({
      ...(search.of === undefined ? {} : { of: search.of }),
      ...(search.project === undefined ? {} : { project: search.project }),
      ...(search.by === undefined ? {} : { by: search.by }),
    })
  }
  const offered = [...projects.values()]
    .filter(({ id, archived }) => id === project || (id > 0 && !archived))
    .sort(byPosition)
  const people = [...members].map(([id, name]) => ({ value: id, label: name }))
  const isGone = by !== undefined && !members.has(by)
  const isUnknown = project !== undefined && !projects.has(project)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isShared && (
        <Select
          aria-label={t('activity.by')}
          value={by ?? EVERYBODY}
          options={[
            { value: EVERYBODY, label: t('activity.everybody') },
            ...people,
            ...(isGone ? [{ value: by, label: t('activity.formerMember') }] : []),
          ]}
          onChange={(id) => change({ by: id === EVERYBODY ? undefined : id })}
        />
      )}
      {of === undefined ? (
        <Select
          aria-label={t('nav.project')}
          value={project ?? EVERY_PROJECT}
          options={[
            { value: EVERY_PROJECT, label: t('activity.everyProject') },
            ...offered.map(({ id, name, color }) => ({
              value: id,
              label: name,
              icon: <ProjectMark color={color} />,
            })),
            ...(isUnknown ? [{ value: project, label: `#${project}` }] : []),
          ]}
          onChange={(id) => change({ project: id === EVERY_PROJECT ? undefined : id })}
        />
      ) : (
        <Chip
          name={t('activity.ofTask', { title: title ?? `#${of}` })}
          onRemove={() => change({ of: undefined })}
        >
          {t('activity.ofTask', { title: title ?? `#${of}` })}
        </Chip>
      )}
    </div>
  )
}

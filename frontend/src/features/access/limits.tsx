import { byPosition, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import type { SelectOption } from '../../ui/options.tsx'
import { Select } from '../../ui/select.tsx'
import { quotaText } from './key-text.ts'

/** The limits of a key or an AI client, as in the API. */
export interface Limits {
  project_id: number | null
  writes_per_hour: number | null
  confirm_deletes: boolean
  /** The workspaces that an AI client may enter, or a key opens; by default the user's own. */
  workspaces?: readonly string[] | undefined
}

export const NO_LIMITS: Limits = { project_id: null, writes_per_hour: null, confirm_deletes: false }

/** Stands for null, since the options of a select are numbers. */
const NONE = 0
const PACES = [NONE, 10, 50, 200, 1000]

interface LimitFieldsProps {
  value: Limits
  onChange: (limits: Limits) => void
}

export function LimitFields({ value, onChange }: LimitFieldsProps) {
  const { t } = useTranslation()
  const { project_id, writes_per_hour, confirm_deletes } = value
  const projects = useProjectOptions(project_id)
  const { user } = useSession()
  // Only the projects of the user's own workspace are at hand here.
  const isOwn = value.workspaces?.every((id) => id === user?.id) ?? true
  const quotas = [...new Set([...PACES, writes_per_hour ?? NONE])].sort((a, b) => a - b)
  return (
    <div className="flex flex-col gap-4">
      {isOwn && (
        <Field label={t('settings.keys.project')}>
          <Select
            value={project_id ?? NONE}
            options={projects}
            onChange={(project) => onChange({ ...value, project_id: project || null })}
          />
        </Field>
      )}
      <Field label={t('settings.keys.quota')}>
        <Select
          value={writes_per_hour ?? NONE}
          options={quotas.map((quota) => ({ value: quota, label: quotaText(quota, t) }))}
          onChange={(quota) => onChange({ ...value, writes_per_hour: quota || null })}
        />
      </Field>
      <Checkbox
        checked={confirm_deletes}
        onCheckedChange={(confirms) => onChange({ ...value, confirm_deletes: confirms })}
      >
        {t('settings.keys.confirms')}
      </Checkbox>
    </div>
  )
}

/** @param chosen a project that is offered even if it is archived or gone */
function useProjectOptions(chosen: number | null): SelectOption<number>[] {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const offered = [...projects.values()]
    // A project that the service does not know yet has no real id to name.
    .filter(({ id, archived }) => id === chosen || (id > 0 && !archived))
    .sort(byPosition)
  const isGone = chosen !== null && !projects.has(chosen)
  return [
    { value: NONE, label: t('settings.keys.everyProject') },
    ...[...offered, ...(isGone ? [{ id: chosen, name: `#${chosen}` }] : [])].map(({ id, name }) => ({
      value: id,
      label: t('settings.keys.oneProject', { name }),
    })),
  ]
}

/** The limits in words; empty if there are none. */
export function useLimitTexts({ project_id, writes_per_hour, confirm_deletes }: Limits): string[] {
  const { t } = useTranslation()
  const project = useReplica((state) => (project_id === null ? null : state.projects.get(project_id)?.name))
  return [
    ...(project_id === null ? [] : [t('settings.keys.oneProject', { name: project ?? `#${project_id}` })]),
    ...(writes_per_hour === null ? [] : [quotaText(writes_per_hour, t)]),
    ...(confirm_deletes ? [t('settings.keys.asks')] : []),
  ]
}

import type { WorkspaceResponse } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { useSession } from '../../session/session.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'

/** Which workspaces a key or an AI client may enter: shown to those who share some. */

const NONE: readonly WorkspaceResponse[] = []

/** The workspaces that the user shares, by name; none until they are known. */
export function useSharedWorkspaces(): readonly WorkspaceResponse[] {
  const { data } = useQuery({
    queryKey: ['shared-workspaces'],
    queryFn: async ({ signal }) => {
      const { workspaces } = (await docket.api.GET('/api/workspaces', { signal })).data
      return workspaces.filter(({ name }) => name !== null)
    },
  })
  return data ?? NONE
}

/** The names of those that are not the user's own; empty if there are none. */
export function useWorkspaceTexts(ids: readonly string[]): string[] {
  const { t } = useTranslation()
  const names = useSharedWorkspaces().flatMap(({ id, name }) => (ids.includes(id) ? (name ?? []) : []))
  return names.map((name) => t('settings.keys.inWorkspace', { name }))
}

/** For a key, which opens one. @param value null for the user's own */
export function WorkspaceSelect(props: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation()
  const shared = useSharedWorkspaces()
  if (shared.length === 0) return null
  return (
    <Field label={t('settings.keys.workspace')}>
      <Select
        value={props.value ?? ''}
        options={[
          { value: '', label: t('settings.keys.ownWorkspace') },
          ...shared.map(({ id, name }) => ({ value: id, label: name ?? id })),
        ]}
        onChange={(id) => props.onChange(id === '' ? null : id)}
      />
    </Field>
  )
}

/** For an AI client, which may enter several, and at least one. */
export function WorkspaceBoxes(props: {
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const { t } = useTranslation()
  const { user } = useSession()
  const shared = useSharedWorkspaces()
  const { value, onChange } = props
  if (user === null || user === undefined || (shared.length === 0 && value.includes(user.id))) return null
  const offered = [
    { id: user.id, name: t('settings.keys.ownWorkspace') },
    ...shared.map(({ id, name }) => ({ id, name: name ?? id })),
  ]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{t('settings.clients.workspaces')}</legend>
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={value.includes(id)}
          disabled={value.length === 1 && value[0] === id}
          onCheckedChange={(isOn) => onChange(isOn ? [...value, id] : value.filter((other) => other !== id))}
        >
          <bdi>{name}</bdi>
        </Checkbox>
      ))}
    </fieldset>
  )
}

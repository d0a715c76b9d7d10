import { Inbox } from 'lucide-react'
import { useMemo } from 'react'
import { byPosition, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ProjectMark } from '../../ui/marks.tsx'
import { leastUsedColor } from '../../ui/palette.ts'
import { Chooser } from './chooser.tsx'
import type { PickerProps } from './picker.ts'

/** Chooses a project. `value` is null for no project, undefined if several tasks differ. */
export function ProjectPicker({ value, onChange, ...opening }: PickerProps<number | null | undefined>) {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const actions = useActions()
  const choices = useMemo(
    () => [
      { key: 0, name: t('nav.inbox'), icon: <Inbox aria-hidden size={14} className="text-muted" /> },
      ...[...projects.values()]
        .filter(({ id, archived }) => !archived || id === value)
        .sort(byPosition)
        .map(({ id, name, color }) => ({ key: id, name, icon: <ProjectMark color={color} /> })),
    ],
    [projects, value, t],
  )
  return (
    <Chooser
      {...opening}
      label={t('tasks.project')}
      placeholder={t('pickers.findProject')}
      empty={t('pickers.noneFound')}
      choices={choices}
      chosen={value === undefined ? [] : [value ?? 0]}
      onChoose={([key = 0]) => onChange(key === 0 ? null : key)}
      mayCreate={(name) => Array.from(name).length <= 100}
      onCreate={(name) =>
        onChange(actions.add('projects', { name, color: leastUsedColor(projects.values()) }))
      }
    />
  )
}

import { CalendarDays, Check, Flag, Folder, Tag, Trash2, X } from 'lucide-react'
import { memo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useReplica } from '../../data/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { DatePicker, LabelPicker, PriorityPicker, ProjectPicker } from '../pickers/index.ts'
import type { ListCommands } from './list-commands.ts'
import { common, sharedLabels } from './several.ts'

export const BulkActions = memo(function BulkActions(props: {
  commands: ListCommands
  selected: ReadonlySet<number>
}) {
  const { commands, selected } = props
  const { t } = useTranslation()
  const tasks = useReplica((state) => state.tasks)
  const ids = () => commands.selection.targets()
  const chosen = [...selected].flatMap((id) => tasks.get(id) ?? [])
  const labels = sharedLabels(chosen)
  return (
    <>
      <IconButton
        label={t(chosen.every(({ complete }) => complete) ? 'tasks.reopen' : 'tasks.complete')}
        keys={['␣']}
        icon={<Check aria-hidden size={16} />}
        onClick={() => commands.toggleComplete()}
      />
      <DatePicker
        trigger={tool(t('tasks.date'), 'D', <CalendarDays aria-hidden size={16} />)}
        value={common(chosen, ({ due }) => due)}
        onChange={(due) => commands.setDue(due, ids())}
        onMove={(to) => commands.moveDue(to, ids())}
      />
      <ProjectPicker
        trigger={tool(t('tasks.moveTo'), 'P', <Folder aria-hidden size={16} />)}
        value={common(chosen, ({ project_id }) => project_id)}
        onChange={(project) => commands.setProject(project ?? null, ids())}
      />
      <LabelPicker
        trigger={tool(t('tasks.labels'), 'L', <Tag aria-hidden size={16} />)}
        value={labels}
        onChange={(next) => commands.setLabels(next, labels, ids())}
      />
      <PriorityPicker
        trigger={tool(t('tasks.priority'), '1–4', <Flag aria-hidden size={16} />)}
        value={common(chosen, ({ priority }) => priority)}
        onChange={(priority) => commands.setPriority(priority ?? 'none', ids())}
      />
      <IconButton
        label={t('common.delete')}
        keys={['Del']}
        icon={<Trash2 aria-hidden size={16} />}
        onClick={() => commands.remove()}
      />
      <IconButton
        label={t('tasks.keys.clear')}
        keys={['Esc']}
        icon={<X aria-hidden size={16} />}
        onClick={() => commands.selection.clear()}
      />
    </>
  )
})

const tool = (label: string, key: string, icon: ReactElement) => (
  <IconButton label={label} keys={[key]} icon={icon} />
)

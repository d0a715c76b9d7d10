import {
  ArrowDown,
  ArrowUp,
  Calendar,
  Check,
  Copy,
  CopyPlus,
  Flag,
  Folder,
  Inbox,
  IndentDecrease,
  IndentIncrease,
  PanelRight,
  Pencil,
  SkipForward,
  SquareCheck,
  Tag,
  Trash2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { byPosition, useReplica } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { PRIORITIES, PriorityIcon, SnoozeItems } from '../pickers/index.ts'
import type { ListCommands } from './list-commands.ts'

/** The menu for a task, or for all selected tasks if it is one of them. */
export function TaskMenu({ id, commands }: { id: number; commands: ListCommands }) {
  const { t } = useTranslation()
  const { selection } = commands
  const task = useReplica((state) => state.tasks.get(id))
  if (task === undefined) return null
  const ids = selection.selected().has(id) ? selection.targets() : [id]
  const isOne = ids.length === 1
  return (
    <>
      <MenuItem icon={<Check size={14} />} keys={['␣']} onSelect={() => commands.toggleComplete(ids)}>
        {t(task.complete ? 'tasks.reopen' : 'tasks.complete')}
      </MenuItem>
      {isOne && (
        <>
          <MenuItem icon={<PanelRight size={14} />} keys={['↵']} onSelect={() => commands.open(id)}>
            {t('tasks.open')}
          </MenuItem>
          <MenuItem icon={<Pencil size={14} />} keys={['E']} onSelect={() => selection.edit(id)}>
            {t('tasks.rename')}
          </MenuItem>
        </>
      )}
      <MenuItem icon={<SquareCheck size={14} />} keys={['X']} onSelect={() => selection.toggle(id)}>
        {t(selection.selected().has(id) ? 'tasks.deselect' : 'tasks.select')}
      </MenuItem>
      <MenuSeparator />
      <DueMenu ids={ids} commands={commands} />
      <Submenu icon={<Flag size={14} />} label={t('tasks.priority')}>
        <MenuRadio
          value={isOne ? task.priority : null}
          options={PRIORITIES.map((value) => ({
            value,
            label: t(`tasks.priorities.${value}`),
            icon: <PriorityIcon priority={value} />,
          }))}
          onChange={(priority) => commands.setPriority(priority, ids)}
        />
      </Submenu>
      <ProjectMenu ids={ids} project={task.project_id} commands={commands} />
      <MenuItem icon={<Tag size={14} />} keys={['L']} onSelect={() => commands.pick('labels', ids)}>
        {t('tasks.labels')}
      </MenuItem>
      {isOne && <PlaceItems id={id} commands={commands} />}
      {isOne && (
        <>
          <MenuSeparator />
          {task.recurrence !== null && (
            <MenuItem icon={<SkipForward size={14} />} onSelect={() => commands.skip(id)}>
              {t('tasks.skip')}
            </MenuItem>
          )}
          <MenuItem icon={<CopyPlus size={14} />} onSelect={() => commands.duplicate(id)}>
            {t('tasks.duplicate')}
          </MenuItem>
          <MenuItem icon={<Copy size={14} />} onSelect={() => void commands.copyLink(id)}>
            {t('tasks.copyLink')}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 size={14} />} keys={['Del']} onSelect={() => commands.remove(ids)}>
        {t('common.delete')}
      </MenuItem>
    </>
  )
}

interface SeveralProps {
  ids: readonly number[]
  commands: ListCommands
}

function DueMenu({ ids, commands }: SeveralProps) {
  const { t } = useTranslation()
  const isDue = useReplica(({ tasks }) => ids.every((id) => (tasks.get(id)?.due ?? null) !== null))
  return (
    <Submenu icon={<Calendar size={14} />} label={t(isDue ? 'tasks.snooze' : 'tasks.date')}>
      <SnoozeItems onMove={(to) => commands.moveDue(to, ids)} onChoose={() => commands.pick('due', ids)} />
      <MenuSeparator />
      <MenuItem onSelect={() => commands.setDue(null, ids)}>{t('tasks.noDate')}</MenuItem>
    </Submenu>
  )
}

/** The most projects that a menu shows; the picker finds any. */
const MOST_PROJECTS = 12

function ProjectMenu({ ids, project, commands }: SeveralProps & { project: number | null }) {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const offered = [...projects.values()].filter(({ archived }) => !archived).sort(byPosition)
  return (
    <Submenu icon={<Folder size={14} />} label={t('tasks.moveTo')}>
      <MenuRadio
        value={ids.length === 1 ? (project ?? 0) : null}
        options={[
          { value: 0, label: t('tasks.groups.noProject'), icon: <Inbox size={14} /> },
          ...offered
            .slice(0, MOST_PROJECTS)
            .map(({ id, name, color }) => ({ value: id, label: name, icon: <ColorDot color={color} /> })),
        ]}
        onChange={(id) => commands.setProject(id === 0 ? null : id, ids)}
      />
      <MenuSeparator />
      <MenuItem keys={['P']} onSelect={() => commands.pick('project', ids)}>
        {t('tasks.otherProject')}
      </MenuItem>
    </Submenu>
  )
}

function PlaceItems({ id, commands }: { id: number; commands: ListCommands }) {
  const { t } = useTranslation()
  if (!commands.isManual) return null
  const isRtl = locale().direction === 'rtl'
  const items = [
    { how: 'up', icon: <ArrowUp size={14} />, label: t('tasks.moveUp'), key: '↑' },
    { how: 'down', icon: <ArrowDown size={14} />, label: t('tasks.moveDown'), key: '↓' },
    { how: 'in', icon: <IndentIncrease size={14} />, label: t('tasks.moveIn'), key: isRtl ? '←' : '→' },
    { how: 'out', icon: <IndentDecrease size={14} />, label: t('tasks.moveOut'), key: isRtl ? '→' : '←' },
  ] as const
  return (
    <Submenu icon={<ArrowDown size={14} />} label={t('tasks.place')}>
      {items.map(({ how, icon, label, key }) => (
        <MenuItem key={how} icon={icon} keys={['Alt', key]} onSelect={() => commands.shift(id, how)}>
          {label}
        </MenuItem>
      ))}
    </Submenu>
  )
}

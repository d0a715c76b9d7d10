import { AlarmClock, ArrowDown, Inbox } from 'lucide-react'
import { Fragment } from 'react'
import { CommandIcon, isOffered, keysOf, labelOf } from '../../commands/index.ts'
import { byPosition, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ProjectMark } from '../../ui/marks.tsx'
import { MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { PRIORITIES, PriorityIcon, SnoozeItems } from '../pickers/index.ts'
import { TASK_COMMANDS, type TaskCommandId, type TaskContext } from './commands.ts'

/** `position` is a submenu of the commands that move a task within its list, `remind` one of those that remind of it. */
type MenuEntry = TaskCommandId | 'position' | 'remind'
const REMINDERS = ['remindHour', 'remindEvening', 'remindMorning'] as const
const MOVES = ['moveUp', 'moveDown', 'moveIn', 'moveOut'] as const

interface TaskMenuItemsProps {
  context: TaskContext
  /** What the menu has, with a line between the sections. What cannot be done with these tasks is left out. */
  sections: readonly (readonly MenuEntry[])[]
}

/** The commands for tasks as the items of a menu. */
export function TaskMenuItems({ context, sections }: TaskMenuItemsProps) {
  return sections
    .map((section) => section.filter((entry) => isShown(entry, context)))
    .filter((section) => section.length > 0)
    .map((section, index) => (
      <Fragment key={section[0]}>
        {index > 0 && <MenuSeparator />}
        {section.map((entry) => (
          <Item key={entry} entry={entry} context={context} />
        ))}
      </Fragment>
    ))
}

function isShown(entry: MenuEntry, context: TaskContext): boolean {
  if (entry === 'remind') return isOffered(TASK_COMMANDS.remindHour, context)
  if (entry !== 'position') return isOffered(TASK_COMMANDS[entry], context)
  return (
    context.ids.length === 1 && context.list?.isManual === true && isOffered(TASK_COMMANDS.moveUp, context)
  )
}

interface ItemProps {
  context: TaskContext
}

function Item({ entry, context }: ItemProps & { entry: MenuEntry }) {
  if (entry === 'position') return <PositionMenu context={context} />
  if (entry === 'remind') return <RemindMenu context={context} />
  if (entry === 'snooze') return <SnoozeSubmenu context={context} />
  if (entry === 'priority') return <PriorityMenu context={context} />
  if (entry === 'project_id') return <ProjectMenu context={context} />
  return <CommandItem id={entry} context={context} />
}

function CommandItem({ id, context }: ItemProps & { id: TaskCommandId }) {
  const { t } = useTranslation()
  const command = TASK_COMMANDS[id]
  return (
    <MenuItem
      danger={command.isDangerous === true}
      icon={<CommandIcon command={command} size={14} />}
      // In a task's detail, fewer keys work.
      keys={context.list === undefined ? undefined : keysOf(command)}
      onSelect={() => command.run(context)}
    >
      {labelOf(command, t, context)}
    </MenuItem>
  )
}

/** What the submenu of a command looks like from outside. */
function useSubmenu(id: TaskCommandId, context: TaskContext) {
  const { t } = useTranslation()
  const command = TASK_COMMANDS[id]
  return { icon: <CommandIcon command={command} size={14} />, label: labelOf(command, t, context) }
}

function SnoozeSubmenu({ context }: ItemProps) {
  const { t } = useTranslation()
  const { ids, on, list } = context
  return (
    <Submenu {...useSubmenu('snooze', context)}>
      <SnoozeItems
        onMove={(to) => on.moveDue(to, ids)}
        onChoose={() => TASK_COMMANDS.due.run(context)}
        keys={keysOf(TASK_COMMANDS.due)}
      />
      {list !== undefined && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => on.setDue(null, ids)}>{t('tasks.noDate')}</MenuItem>
        </>
      )}
    </Submenu>
  )
}

function RemindMenu({ context }: ItemProps) {
  const { t } = useTranslation()
  return (
    <Submenu icon={<AlarmClock size={14} />} label={t('tasks.remind')}>
      {REMINDERS.filter((id) => isOffered(TASK_COMMANDS[id], context)).map((id) => (
        <CommandItem key={id} id={id} context={context} />
      ))}
    </Submenu>
  )
}

function PriorityMenu({ context }: ItemProps) {
  const { t } = useTranslation()
  const { ids, tasks, on } = context
  return (
    <Submenu {...useSubmenu('priority', context)}>
      <MenuRadio
        value={(ids.length === 1 ? tasks[0]?.priority : null) ?? null}
        options={PRIORITIES.map((value) => ({
          value,
          label: t(`tasks.priorities.${value}`),
          icon: <PriorityIcon priority={value} />,
        }))}
        onChange={(priority) => on.set({ priority }, ids)}
      />
    </Submenu>
  )
}

/** The most projects that a menu shows; the picker finds any. */
const MOST_PROJECTS = 12

function ProjectMenu({ context }: ItemProps) {
  const { t } = useTranslation()
  const { ids, tasks, on } = context
  const projects = useReplica((state) => state.projects)
  const offered = [...projects.values()].filter(({ archived }) => !archived).sort(byPosition)
  return (
    <Submenu {...useSubmenu('project_id', context)}>
      <MenuRadio
        value={ids.length === 1 ? (tasks[0]?.project_id ?? 0) : null}
        options={[
          { value: 0, label: t('nav.inbox'), icon: <Inbox size={14} /> },
          ...offered
            .slice(0, MOST_PROJECTS)
            .map(({ id, name, color }) => ({ value: id, label: name, icon: <ProjectMark color={color} /> })),
        ]}
        onChange={(id) => on.setProject(id === 0 ? null : id, ids)}
      />
      <MenuSeparator />
      <MenuItem
        keys={keysOf(TASK_COMMANDS.project_id)}
        onSelect={() => TASK_COMMANDS.project_id.run(context)}
      >
        {t('tasks.otherProject')}
      </MenuItem>
    </Submenu>
  )
}

function PositionMenu({ context }: ItemProps) {
  const { t } = useTranslation()
  return (
    <Submenu icon={<ArrowDown size={14} />} label={t('tasks.position')}>
      {MOVES.map((id) => (
        <CommandItem key={id} id={id} context={context} />
      ))}
    </Submenu>
  )
}

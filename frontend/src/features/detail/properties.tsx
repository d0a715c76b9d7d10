import { AlarmClock, CalendarDays, CalendarPlus, Flag, Folder, Repeat, Tag } from 'lucide-react'
import { CommandIcon, isOffered } from '../../commands/index.ts'
import { type Task, useActions, useReplica, useToday } from '../../data/index.ts'
import { formatList } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { ColorDot } from '../../ui/color-dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import {
  DatePicker,
  LabelPicker,
  PriorityIcon,
  PriorityPicker,
  ProjectPicker,
  RecurrencePicker,
  ReminderPicker,
  reminderText,
  ruleText,
  whenText,
} from '../pickers/index.ts'
import { useAskForNotifications } from '../reminders/ask.tsx'
import { TASK_COMMANDS, type TaskContext } from '../task/commands.ts'
import { dueText } from '../task/due-text.ts'
import { labelColors } from '../task/facts.ts'
import type { Picked, TaskActions } from '../task/task-actions.ts'
import { BlockedBy } from './blocked-by.tsx'
import { Property, PropertyButton } from './property.tsx'

const TONES = { overdue: 'text-danger-ink', today: 'text-success-ink', later: '' }

/** Which picker was opened by a key or a menu. */
export interface Picks {
  picking: Picked | null
  onPick: (what: Picked | null) => void
}
type PropertyProps = { task: Task; on: TaskActions } & Picks

const openingOf = (what: Picked, { picking, onPick }: Picks) => ({
  open: picking === what,
  onOpenChange: (open: boolean) => onPick(open ? what : null),
})

/** The properties of a task other than its texts, each with its picker. */
export function Properties({ task, on, ...picks }: PropertyProps) {
  return (
    <div className="flex flex-col">
      <Dates task={task} on={on} {...picks} />
      <Reminders task={task} />
      <Priority task={task} on={on} />
      {task.parent_id === null && <Project task={task} on={on} {...picks} />}
      <Labels task={task} on={on} {...picks} />
      <BlockedBy task={task} />
    </div>
  )
}

function Dates({ task, on, ...picks }: PropertyProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const { due, start, recurrence, recurrence_from } = task
  const context: TaskContext = { ids: [task.id], at: task.id, tasks: [task], on }
  const tone = dueText(task, today, zone)?.tone ?? 'later'
  const label = { due: t('pickers.dueDate'), start: t('pickers.startDate'), rule: t('pickers.recurrence') }
  return (
    <>
      <Property icon={<CalendarDays />} label={label.due}>
        <DatePicker
          {...openingOf('due', picks)}
          label={label.due}
          value={due}
          onChange={(next) => on.setDue(next, [task.id])}
          trigger={
            <PropertyButton
              data-picked="due"
              label={label.due}
              value={due === null ? undefined : whenText(due, today, zone)}
              none={t('pickers.noDate')}
              className={TONES[tone]}
            />
          }
        />
      </Property>
      <Property icon={<Repeat />} label={label.rule}>
        <RecurrencePicker
          value={{ recurrence, recurrence_from, due }}
          onChange={(next) => {
            const rule = { recurrence: next.recurrence, recurrence_from: next.recurrence_from }
            actions.editTask(task.id, due === null && next.due !== null ? { ...rule, due: next.due } : rule)
          }}
          trigger={
            <PropertyButton
              label={label.rule}
              value={recurrence === null ? undefined : ruleText(recurrence)}
              none={t('pickers.rule.none')}
            />
          }
        />
        {isOffered(TASK_COMMANDS.skip, context) && (
          <IconButton
            label={TASK_COMMANDS.skip.title(t)}
            icon={<CommandIcon command={TASK_COMMANDS.skip} size={14} />}
            onClick={() => TASK_COMMANDS.skip.run(context)}
          />
        )}
      </Property>
      <Property icon={<CalendarPlus />} label={label.start}>
        <DatePicker
          label={label.start}
          value={start}
          onChange={(next) => actions.editTask(task.id, { start: next })}
          trigger={
            <PropertyButton
              label={label.start}
              value={start === null ? undefined : whenText(start, today, zone)}
              none={t('pickers.noDate')}
            />
          }
        />
      </Property>
    </>
  )
}

function Reminders({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const zone = useReplica((state) => state.preferences.time_zone)
  const { ask, dialog } = useAskForNotifications()
  const { reminders, due } = task
  const texts = reminders.map((reminder) => reminderText(reminder, due, zone))
  return (
    <Property icon={<AlarmClock />} label={t('pickers.reminders')}>
      <ReminderPicker
        value={reminders}
        due={due}
        onChange={(next) => {
          actions.editTask(task.id, { reminders: [...next] })
          if (next.length > reminders.length) ask()
        }}
        trigger={
          <PropertyButton
            label={t('pickers.reminders')}
            value={texts.length === 0 ? undefined : formatList(texts)}
            none={t('common.none')}
          >
            {texts.length > 0 && (
              <span className="flex min-w-0 flex-col">
                {texts.map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </span>
            )}
          </PropertyButton>
        }
      />
      {dialog}
    </Property>
  )
}

function Priority({ task, on }: { task: Task; on: TaskActions }) {
  const { t } = useTranslation()
  const text = t(`pickers.priorities.${task.priority}`)
  return (
    <Property icon={<Flag />} label={t('pickers.priority')}>
      <PriorityPicker
        value={task.priority}
        onChange={(priority) => on.setPriority(priority ?? 'none', [task.id])}
        trigger={
          <PropertyButton
            label={t('pickers.priority')}
            value={task.priority === 'none' ? undefined : text}
            none={text}
          >
            {task.priority !== 'none' && <PriorityIcon priority={task.priority} />}
            {text}
          </PropertyButton>
        }
      />
    </Property>
  )
}

function Project({ task, on, ...picks }: PropertyProps) {
  const { t } = useTranslation()
  const project = useReplica((state) => state.projects.get(task.project_id ?? 0))
  return (
    <Property icon={<Folder />} label={t('pickers.project')}>
      <ProjectPicker
        {...openingOf('project', picks)}
        value={task.project_id}
        onChange={(project) => on.setProject(project ?? null, [task.id])}
        trigger={
          <PropertyButton
            data-picked="project"
            label={t('pickers.project')}
            value={project?.name}
            none={t('pickers.noProject')}
          >
            {project !== undefined && (
              <>
                <ColorDot color={project.color} />
                <bdi className="min-w-0 break-words">{project.name}</bdi>
              </>
            )}
          </PropertyButton>
        }
      />
    </Property>
  )
}

function Labels({ task, on, ...picks }: PropertyProps) {
  const { t } = useTranslation()
  const colors = useReplica((state) => labelColors(state.labels))
  const { labels } = task
  return (
    <Property icon={<Tag />} label={t('pickers.labels')}>
      <LabelPicker
        {...openingOf('labels', picks)}
        value={labels}
        onChange={(next) => on.setLabels(next, labels, [task.id])}
        trigger={
          <PropertyButton
            data-picked="labels"
            label={t('pickers.labels')}
            value={labels.length === 0 ? undefined : formatList(labels)}
            none={t('common.none')}
            className="flex-wrap"
          >
            {labels.length > 0 &&
              labels.map((name) => (
                <Chip key={name} color={colors.get(name) ?? null}>
                  <bdi>{name}</bdi>
                </Chip>
              ))}
          </PropertyButton>
        }
      />
    </Property>
  )
}

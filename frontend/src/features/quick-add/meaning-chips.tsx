import type { QuickAddReading, Reminder } from '@docket/sdk'
import { Calendar, CornerDownRight, Folder, Tag, TextAlignStart, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReplica, useReplicaState, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import { useMemberNames } from '../access/members.ts'
import { PriorityIcon } from '../pickers/priority.tsx'
import { whenText } from '../pickers/when.ts'
import { FIELDS, type Property, valueText } from '../task-fields/fields.ts'
import type { LineDefaults } from './line-body.ts'
import type { Meaning } from './readings.ts'

/** The field that each kind of reading is about. */
const FIELD_OF = {
  due: 'due',
  recurrence: 'recurrence',
  priority: 'priority',
  estimate: 'estimate',
  reminder: 'reminders',
  label: 'labels',
  project: 'project_id',
  assignee: 'assignees',
} as const satisfies Record<QuickAddReading['kind'], Property>

const SIZE = { 'aria-hidden': true, size: 14, className: 'shrink-0' } as const

/** What is read from the line, as chips that can be removed. */
export function MeaningChips(props: { meanings: readonly Meaning[]; onIgnore: (texts: string[]) => void }) {
  const { meanings, onIgnore } = props
  const say = useSayMeaning()
  const icon = useMeaningIcon()
  return meanings.map((meaning) => {
    const text = say(meaning)
    return (
      <Chip
        key={`${meaning.reading.kind}/${meaning.texts.join('/')}`}
        tone="accent"
        icon={icon(meaning)}
        name={text}
        onRemove={() => onIgnore(meaning.texts)}
      >
        <bdi>{text}</bdi>
      </Chip>
    )
  })
}

/** What the task gets from the list it is added to, unless the line says otherwise. */
export function DefaultChips(props: {
  defaults: LineDefaults
  named: ReadonlySet<string>
  onChange: (defaults: LineDefaults) => void
}) {
  const { defaults, named, onChange } = props
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const project = useReplica((state) => state.projects.get(defaults.project_id ?? 0))
  const parent = useReplica((state) => state.tasks.get(defaults.parent_id ?? 0))
  const { due, project_id: _project, parent_id: _parent, labels, assignees, ...rest } = defaults
  const names = useMemberNames()
  return (
    <>
      {due != null && !named.has('due') && (
        <DefaultChip
          icon={<Calendar {...SIZE} />}
          text={whenText(due, today, zone)}
          onRemove={() => onChange({ ...defaults, due: null })}
        />
      )}
      {parent !== undefined && !named.has('project') && (
        <DefaultChip
          icon={<CornerDownRight {...SIZE} />}
          text={parent.title}
          onRemove={() =>
            onChange({
              ...{ ...rest, labels: labels ?? null, assignees: assignees ?? null },
              ...(due === undefined ? {} : { due }),
            })
          }
        />
      )}
      {project !== undefined && !named.has('project') && (
        <DefaultChip
          icon={<ProjectMark color={project.color} />}
          text={project.name}
          onRemove={() => onChange({ ...defaults, project_id: null })}
        />
      )}
      {labels?.map((label) => (
        <DefaultChip
          key={label}
          icon={<Tag {...SIZE} />}
          text={label}
          onRemove={() => onChange({ ...defaults, labels: labels.filter((other) => other !== label) })}
        />
      ))}
      {!named.has('assignee') &&
        assignees?.map((id) => (
          <DefaultChip
            key={id}
            icon={<UserRound {...SIZE} />}
            text={names.get(id) ?? t('taskFields.formerMember')}
            onRemove={() => onChange({ ...defaults, assignees: assignees.filter((other) => other !== id) })}
          />
        ))}
    </>
  )
}

/** The description that came with what was shared. */
export function DescriptionChip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <Chip icon={<TextAlignStart {...SIZE} />} name={t('taskFields.description')} onRemove={onRemove}>
      <bdi>{text}</bdi>
    </Chip>
  )
}

function DefaultChip(props: { icon: ReactNode; text: string; onRemove: () => void }) {
  const { icon, text, onRemove } = props
  return (
    <Chip icon={icon} name={text} onRemove={onRemove}>
      <bdi>{text}</bdi>
    </Chip>
  )
}

/** What a task with a time is given although its line names no reminder: as the user's settings say. */
export function UsualReminder({ reminders }: { reminders: readonly Reminder[] }) {
  const { t } = useTranslation()
  const today = useToday()
  const state = useReplicaState()
  if (reminders.length === 0) return null
  const { icon: Icon } = FIELDS.reminders
  return (
    <Chip icon={<Icon {...SIZE} />}>
      <bdi>{valueText('reminders', { reminders: [...reminders] }, { ...state(), today }, t)}</bdi>
    </Chip>
  )
}

/** Puts a meaning into words, for its chip and for screen readers. */
export function useSayMeaning(): (meaning: Meaning) => string {
  const { t } = useTranslation()
  const today = useToday()
  const state = useReplicaState()
  const named = ({ id, name }: { id: number | null; name: string }) =>
    id === null ? t('quickAdd.newNamed', { name }) : name
  return ({ reading, texts }) => {
    if (reading.kind === 'due') {
      return whenText(reading.value, today, state().preferences.time_zone, texts.join(' '))
    }
    if (reading.kind === 'label' || reading.kind === 'project') return named(reading.value)
    if (reading.kind === 'assignee') return reading.value.name
    // `Remind me to …` without a time at which to do it.
    if (reading.kind === 'reminder' && reading.value.length === 0) return t('quickAdd.untimed')
    const field = FIELD_OF[reading.kind]
    const value = reading.kind === 'recurrence' ? reading.value.recurrence : reading.value
    return valueText(field, { [field]: value }, { ...state(), today }, t)
  }
}

function useMeaningIcon(): (meaning: Meaning) => ReactNode {
  const projects = useReplica((state) => state.projects)
  return ({ reading }) => {
    if (reading.kind === 'priority') return <PriorityIcon priority={reading.value} />
    if (reading.kind === 'project') {
      const color = projects.get(reading.value.id ?? 0)?.color ?? null
      return <Folder {...SIZE} {...(color === null ? {} : { style: { color } })} />
    }
    const { icon: Icon } = FIELDS[FIELD_OF[reading.kind]]
    return <Icon {...SIZE} />
  }
}

import { type Task, useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useMemberNames } from '../access/members.ts'
import { PriorityIcon } from '../pickers/index.ts'
import { dueText } from '../task/due-text.ts'
import { assigneesOf, labelColors } from '../task/facts.ts'
import { useFieldText } from './use-field-text.ts'

/** Values of properties that are more than a text. They are shown only if there is one. */

interface ValueProps {
  task: Task
}

const TONES = { overdue: 'text-danger-ink', today: 'text-success-ink', later: '' }

export function DueValue({ task }: ValueProps) {
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const tone = dueText(task, today, zone)?.tone ?? 'later'
  return <span className={`min-w-0 break-words ${TONES[tone]}`}>{useFieldText('due', task)}</span>
}

export function PriorityValue({ task }: ValueProps) {
  return (
    <>
      <PriorityIcon priority={task.priority} />
      {useFieldText('priority', task)}
    </>
  )
}

export function ProjectValue({ task }: ValueProps) {
  const color = useReplica((state) => state.projects.get(task.project_id ?? 0)?.color)
  return (
    <>
      <ProjectMark color={color ?? null} />
      <bdi className="min-w-0 break-words">{useFieldText('project_id', task)}</bdi>
    </>
  )
}

export function AssigneesValue({ task }: ValueProps) {
  const names = useMemberNames()
  const { t } = useTranslation()
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      {assigneesOf(task).map((id) => {
        const name = names.get(id) ?? t('taskFields.formerMember')
        return (
          <span key={id} className="flex min-w-0 items-center gap-2">
            <Avatar id={id} name={name} isRound isSmall />
            <span className="min-w-0 break-words">
              <UserText>{name}</UserText>
            </span>
          </span>
        )
      })}
    </span>
  )
}

export function LabelsValue({ task }: ValueProps) {
  const colors = useReplica((state) => labelColors(state.labels))
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-2">
      {task.labels.map((name) => (
        <Chip key={name} icon={<LabelMark color={colors.get(name) ?? null} className="size-3" />}>
          <bdi>{name}</bdi>
        </Chip>
      ))}
    </span>
  )
}

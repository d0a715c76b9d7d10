import clsx from 'clsx'
import { AlarmClock, CornerLeftUp, Hourglass, ListTree, MessageSquare, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import { useToday } from '../../data/index.ts'
import { formatList, formatNumber } from '../../i18n/format.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { Days } from '../../ui/row-icons.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { dueText } from '../task/due-text.ts'
import type { Shown } from '../task/facts.ts'
import { useList } from './list-context.ts'

/** The most labels that a row shows; more would leave no room for its title. */
const MOST_LABELS = 3

const TONES = { overdue: 'text-danger-ink', today: 'text-success-ink', later: 'text-muted' }

export interface TaskFactsProps {
  shown: Shown
  /** Whether to show the day: not if a heading gives it. */
  showsDay: boolean
}

/** The facts about a task at a glance, after its title. */
export function TaskFacts({ shown, showsDay }: TaskFactsProps) {
  const { task, parts, notes, colors, parent, project } = shown
  const { t } = useList()
  const due = dueText(task, useToday(), shown.zone, showsDay)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 empty:hidden md:ms-auto md:max-w-3/5 md:shrink-0 md:flex-nowrap">
      {parent !== undefined && (
        <Fact icon={<CornerLeftUp />} says={t('tasks.partOf')}>
          <UserText>{parent}</UserText>
        </Fact>
      )}
      {shown.isBlocked && !task.complete && (
        <Fact icon={<Hourglass />} says={t('tasks.waits')} tone="text-warning-ink" />
      )}
      {parts !== '' && (
        <Fact icon={<ListTree />} says={t('tasks.subtasksDone')} isFirm>
          <span dir="ltr">{parts}</span>
        </Fact>
      )}
      {notes > 0 && (
        <Fact icon={<MessageSquare />} says={t('tasks.notes')} isFirm>
          {formatNumber(notes)}
        </Fact>
      )}
      {task.reminders.length > 0 && <Fact icon={<AlarmClock />} says={t('tasks.hasReminder')} />}
      {task.labels.slice(0, MOST_LABELS).map((label) => (
        <Fact key={label} icon={<ColorDot color={colors.get(label) ?? null} />} says={t('tasks.label')}>
          <UserText>{label}</UserText>
        </Fact>
      ))}
      <MoreLabels labels={task.labels.slice(MOST_LABELS)} />
      {project !== undefined && (
        <Fact icon={<ColorDot color={project.color} className="rounded-small" />} says={t('tasks.project')}>
          <UserText>{project.name}</UserText>
        </Fact>
      )}
      {due === undefined && task.recurrence !== null && <Fact icon={<Repeat />} says={t('tasks.recurs')} />}
      {due !== undefined && (
        <Fact icon={<Days />} says={t(`tasks.due.${due.tone}`)} tone={TONES[due.tone]} isFirm>
          {due.text}
          {task.recurrence !== null && (
            <>
              <Repeat aria-hidden size={12} className="ms-1 inline" />
              <span className="sr-only"> {t('tasks.recurs')}</span>
            </>
          )}
        </Fact>
      )}
    </div>
  )
}

/** The number of further labels; their names are given on hover and to screen readers. */
function MoreLabels({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null
  const names = formatList(labels)
  return (
    <span title={names} className="shrink-0 text-muted text-small">
      <span aria-hidden>+{formatNumber(labels.length)}</span>
      <span className="sr-only">{names}</span>
    </span>
  )
}

/**
 * @param props `says` names the fact for people who do not see the icon; `isFirm` text is never truncated: half a
 * number or time is worse than none
 */
function Fact(props: {
  /** Hidden from screen readers. */
  icon: ReactNode
  says: string
  tone?: string
  isFirm?: boolean
  children?: ReactNode
}) {
  return (
    <span
      title={props.says}
      className={clsx(
        'inline-flex items-center gap-1 text-small [&>svg]:size-3 [&>svg]:shrink-0',
        props.isFirm === true ? 'shrink-0' : 'min-w-0',
        props.tone ?? 'text-muted',
      )}
    >
      {props.icon}
      <span className="sr-only">{props.says} </span>
      {props.children !== undefined && <span className="truncate">{props.children}</span>}
    </span>
  )
}

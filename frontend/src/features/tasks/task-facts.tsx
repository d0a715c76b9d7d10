import clsx from 'clsx'
import { AlarmClock, CornerLeftUp, Hourglass, ListTree, MessageSquare, Repeat, Timer } from 'lucide-react'
import { createElement, lazy, type ReactNode, Suspense } from 'react'
import { useIsShared, useToday } from '../../data/index.ts'
import { formatList, formatMinutes, formatNumber } from '../../i18n/format.ts'
import { withTexts } from '../../i18n/index.ts'
import type { TFunction } from '../../i18n/t.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { Days } from '../../ui/row-icons.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { type DueText, dueText } from '../task/due-text.ts'
import { assigneesOf, type Shown } from '../task/facts.ts'
import type { Field } from '../task-fields/fields.ts'
import { useList } from './list-context.ts'

// Most lists have none.
const Assignees = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['taskFields'], () => import('./assignees.tsx'))()).Assignees,
  })),
)

/** The most labels that a row shows; more would leave no room for its title. */
const MOST_LABELS = 3

const TONES = { overdue: 'text-danger-ink', today: 'text-success-ink', later: 'text-muted' }

/** What a row knows of its task. */
interface About {
  shown: Shown
  due: DueText | undefined
  isShared: boolean
  t: TFunction
}

/**
 * What a row shows of each field, and besides, in this order. Null for what its title and its box show, and for what
 * only the detail does. Functions and not components: each row would have a component more for each.
 */
const FACTS: Record<Field | 'subtasks' | 'notes', ((about: About) => ReactNode) | null> = {
  title: null,
  description: null,
  priority: null,
  start: null,
  position: null,
  parent_id: ({ shown: { parent }, t }) =>
    parent !== undefined && (
      <Fact icon={<CornerLeftUp />} says={t('tasks.partOf')}>
        <UserText>{parent}</UserText>
      </Fact>
    ),
  blocked_by: ({ shown, t }) =>
    shown.isBlocked &&
    !shown.task.complete && <Fact icon={<Hourglass />} says={t('tasks.waits')} tone="text-warning-ink" />,
  subtasks: ({ shown: { parts }, t }) =>
    parts !== '' && (
      <Fact icon={<ListTree />} says={t('tasks.subtasksDone')} isFirm>
        <span dir="ltr">{parts}</span>
      </Fact>
    ),
  notes: ({ shown: { notes }, t }) =>
    notes > 0 && (
      <Fact icon={<MessageSquare />} says={t('tasks.notes')} isFirm>
        {formatNumber(notes)}
      </Fact>
    ),
  reminders: ({ shown, t }) =>
    shown.task.reminders.length > 0 && <Fact icon={<AlarmClock />} says={t('tasks.hasReminder')} />,
  labels: ({ shown: { task, colors }, t }) => (
    <>
      {task.labels.slice(0, MOST_LABELS).map((label) => (
        <Fact key={label} icon={<LabelMark color={colors.get(label) ?? null} />} says={t('tasks.label')}>
          <UserText>{label}</UserText>
        </Fact>
      ))}
      <MoreLabels labels={task.labels.slice(MOST_LABELS)} />
    </>
  ),
  project_id: ({ shown: { project }, t }) =>
    project !== undefined && (
      <Fact icon={<ProjectMark color={project.color} />} says={t('tasks.project')}>
        <UserText>{project.name}</UserText>
      </Fact>
    ),
  assignees: ({ shown: { task }, isShared }) => {
    const ids = assigneesOf(task)
    return (
      isShared &&
      ids.length > 0 && (
        <Suspense>
          <Assignees ids={ids} />
        </Suspense>
      )
    )
  },
  estimate: ({ shown, t }) =>
    shown.task.estimate !== null && (
      <Fact icon={<Timer />} says={t('tasks.estimate')} isFirm>
        {formatMinutes(shown.task.estimate)}
      </Fact>
    ),
  recurrence: ({ shown, due, t }) =>
    due === undefined &&
    shown.task.recurrence !== null && <Fact icon={<Repeat />} says={t('tasks.recurs')} />,
  recurrence_from: null,
  due: ({ shown, due, t }) =>
    due !== undefined && (
      <Fact icon={<Days />} says={t(`tasks.due.${due.tone}`)} tone={TONES[due.tone]} isFirm>
        {due.text}
        {shown.task.recurrence !== null && (
          <>
            <Repeat aria-hidden size={12} className="ms-1 inline" />
            <span className="sr-only"> {t('tasks.recurs')}</span>
          </>
        )}
      </Fact>
    ),
}
const SHOWN = Object.values(FACTS).filter((fact) => fact !== null)

export interface TaskFactsProps {
  shown: Shown
  /** Whether to show the day: not if a heading gives it. */
  showsDay: boolean
}

/** The facts about a task at a glance, after its title. */
export function TaskFacts({ shown, showsDay }: TaskFactsProps) {
  const { t } = useList()
  const due = dueText(shown.task, useToday(), shown.zone, showsDay)
  const isShared = useIsShared()
  const className =
    'flex min-w-0 flex-wrap items-center gap-x-3 empty:hidden @min-[36rem]:ms-auto @min-[36rem]:max-w-3/5 @min-[36rem]:shrink-0 @min-[36rem]:flex-nowrap'
  return createElement('div', { className }, ...SHOWN.map((fact) => fact({ shown, due, isShared, t })))
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

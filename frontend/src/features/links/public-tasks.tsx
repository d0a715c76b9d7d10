import type { PublicLink, PublicTask } from '@docket/sdk'
import clsx from 'clsx'
import { Circle, CircleCheck, UserRound } from 'lucide-react'
import { formatDay, formatInstant, formatList, formatTime } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LabelMark } from '../../ui/marks.tsx'
import { dayOf, groupsOf, type Node } from './public-groups.ts'

const PRIORITIES = {
  urgent: 'text-priority-urgent',
  high: 'text-priority-high',
  medium: 'text-priority-medium',
  low: 'text-priority-low',
  none: '',
}

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The list of a public link: nothing in it can be changed. */
export function PublicTasks({ link, tasks }: { link: PublicLink; tasks: readonly PublicTask[] }) {
  const { t } = useTranslation()
  const today = Temporal.Now.plainDateISO(zone())
  const groups = groupsOf(tasks, link.grouped_by, {
    zone: zone(),
    today: today.toString(),
    headings: {
      overdue: t('links.page.overdue'),
      noDate: t('links.page.noDate'),
      day: (day) => formatDay(Temporal.PlainDate.from(day), today),
      priority: (priority) => t(`tasks.priorities.${priority}`),
    },
  })
  return groups.map(({ key, heading, nodes }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups never change places, and a heading may come twice.
    <section key={`${key} ${index}`} className="mt-6 first:mt-0">
      {heading !== null && <h2 className="mb-1 font-strong">{heading}</h2>}
      <Nodes nodes={nodes} />
    </section>
  ))
}

function Nodes({ nodes }: { nodes: readonly Node[] }) {
  return (
    <ul>
      {nodes.map(({ task, children }) => (
        <li key={task.id}>
          <Task task={task} />
          {children.length > 0 && (
            <div className="ms-7">
              <Nodes nodes={children} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Task({ task }: { task: PublicTask }) {
  const { t } = useTranslation()
  const { title, complete, description, notes = [] } = task
  const Mark = complete ? CircleCheck : Circle
  return (
    <div className="flex gap-3 border-line border-b py-2.5">
      <Mark
        role="img"
        aria-label={t(complete ? 'links.page.done' : 'links.page.open')}
        size={16}
        className={clsx('mt-0.5 shrink-0', complete ? 'text-success-ink' : 'text-faint')}
      />
      <div className="min-w-0 flex-1">
        <p dir="auto" className={clsx('text-match-parent', complete && 'text-muted line-through')}>
          {title}
        </p>
        <Facts task={task} />
        {description != null && description !== '' && (
          <p dir="auto" className="mt-1 whitespace-pre-wrap text-match-parent text-muted">
            {description}
          </p>
        )}
        {notes.length > 0 && (
          <ul
            aria-label={t('links.page.notes')}
            className="mt-2 flex flex-col gap-2 border-line border-s-2 ps-3"
          >
            {notes.map(({ body, created_at }) => (
              <li key={created_at + body}>
                <p dir="auto" className="whitespace-pre-wrap text-match-parent">
                  {body}
                </p>
                <p className="text-muted text-small">{formatInstant(created_at, zone())}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** When it is due where the reader is, how urgent it is, its labels, and who is to do it. */
function Facts({ task }: { task: PublicTask }) {
  const { t } = useTranslation()
  const due = useDue(task)
  const { priority, labels, assignees = [] } = task
  if (due === undefined && priority === 'none' && labels.length + assignees.length === 0) return null
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted text-small">
      {due !== undefined && (
        <span className={clsx(due.isPast && 'text-danger-ink')}>
          {t('links.page.due', { when: due.text })}
          {due.isPast && <span className="sr-only"> {t('links.page.overdue')}</span>}
        </span>
      )}
      {priority !== 'none' && (
        <span className={PRIORITIES[priority]}>{t(`tasks.priorities.${priority}`)}</span>
      )}
      {labels.map((label) => (
        <span key={label} className="inline-flex min-w-0 items-center gap-1">
          <LabelMark color={null} />
          <bdi className="min-w-0 break-words">{label}</bdi>
        </span>
      ))}
      {assignees.length > 0 && (
        <span className="inline-flex min-w-0 items-center gap-1">
          <UserRound role="img" aria-label={t('links.page.assignees')} size={12} className="shrink-0" />
          <bdi className="min-w-0 break-words">{formatList(assignees)}</bdi>
        </span>
      )}
    </p>
  )
}

function useDue(task: PublicTask): { text: string; isPast: boolean } | undefined {
  const { t } = useTranslation()
  const day = dayOf(task, zone())
  if (day === null) return undefined
  const today = Temporal.Now.plainDateISO(zone())
  const date = formatDay(Temporal.PlainDate.from(day), today)
  const { due_at } = task
  const isPast =
    !task.complete && (due_at === null ? day < today.toString() : Date.parse(due_at) < Date.now())
  if (due_at === null) return { text: date, isPast }
  const time = formatTime(Temporal.Instant.from(due_at).toZonedDateTimeISO(zone()))
  return { text: t('tasks.dayAndTime', { day: date, time }), isPast }
}

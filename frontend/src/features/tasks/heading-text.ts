import { useReplica, useToday } from '../../data/index.ts'
import { daysBetween, formatDay, formatDays, formatMonth, formatShortDay } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { Heading } from './lists.ts'

export interface HeadingText {
  main: string
  /** A date beside its name: "Tomorrow · 22 Nov". */
  more?: string
}

export function useHeadingText(heading: Heading): HeadingText {
  const { t } = useTranslation()
  const today = Temporal.PlainDate.from(useToday())
  const project = useReplica((state) =>
    heading.kind === 'project' ? state.projects.get(heading.id) : undefined,
  )
  switch (heading.kind) {
    case 'none':
      return { main: '' }
    case 'overdue':
    case 'done':
    case 'doneToday':
    case 'noDate':
    case 'noLabel':
      return { main: t(`tasks.groups.${heading.kind}`) }
    case 'noProject':
      return { main: t('nav.inbox') }
    case 'project':
      return { main: project?.name ?? '' }
    case 'label':
      return { main: heading.name }
    case 'priority':
      return { main: t(`tasks.priorities.${heading.level}`) }
    case 'month':
      return { main: formatMonth(Temporal.PlainDate.from(heading.day)) }
    case 'week':
      return { main: formatDays(Temporal.PlainDate.from(heading.from), Temporal.PlainDate.from(heading.to)) }
    case 'day': {
      const day = Temporal.PlainDate.from(heading.day)
      const distance = daysBetween(today, day)
      const main = formatDay(day, today)
      return distance >= -1 && distance < 7 ? { main, more: formatShortDay(day, today) } : { main }
    }
  }
}

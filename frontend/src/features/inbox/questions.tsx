import { CalendarDays, Folder } from 'lucide-react'
import { type RefObject, useId } from 'react'
import { CommandIcon } from '../../commands/index.ts'
import { type Task, useActions, useReplica, useToday } from '../../data/index.ts'
import { firstDayOfWeek, weekdays } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Keys } from '../../ui/kbd.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { nextWeek, ProjectPicker, TypedDate, whenText } from '../pickers/index.ts'
import { Choice, Question } from './choice.tsx'
import { type QuickDay, TRIAGE_COMMANDS, type TriageContext } from './commands.ts'
import type { UsedTriage } from './use-triage.ts'

interface QuestionProps {
  task: Task
  used: UsedTriage
  triage: TriageContext
}

/** Where the task belongs: the recent projects, and any other. */
export function Where(props: QuestionProps & { isPicking: boolean; onPicking: (open: boolean) => void }) {
  const { task, used, isPicking, onPicking } = props
  const { t } = useTranslation()
  const actions = useActions()
  const projects = useReplica((state) => state.projects)
  const id = useId()
  const chosen = projects.get(task.project_id ?? 0)
  return (
    <Question id={id} title={t('inbox.where')} answer={chosen?.name}>
      {used.recent.map((each, index) => {
        const project = projects.get(actions.idOf(each))
        if (project === undefined || project.archived) return null
        return (
          <Choice
            key={each}
            icon={<ProjectMark color={project.color} />}
            keys={String(index + 1)}
            isChosen={task.project_id === project.id}
            onClick={() => used.into(project.id)}
          >
            <UserText>{project.name}</UserText>
          </Choice>
        )
      })}
      <ProjectPicker
        value={task.project_id}
        open={isPicking}
        onOpenChange={onPicking}
        onChange={(project) => used.into(project ?? null)}
        trigger={
          <Choice icon={<Folder />} keys={TRIAGE_COMMANDS.triagePick.keys[0]}>
            {t('tasks.otherProject')}
          </Choice>
        }
      />
    </Question>
  )
}

const DAYS = {
  today: TRIAGE_COMMANDS.triageToday,
  tomorrow: TRIAGE_COMMANDS.triageTomorrow,
  nextWeek: TRIAGE_COMMANDS.triageNextWeek,
} as const satisfies Record<QuickDay, unknown>

/** @param today such as `2026-11-21` */
export function dayOfChoice(which: QuickDay, today: string): Temporal.PlainDate {
  const day = Temporal.PlainDate.from(today)
  if (which === 'today') return day
  return which === 'tomorrow' ? day.add({ days: 1 }) : nextWeek(day, firstDayOfWeek())
}

/** When it is to be done: the days that people choose most, none, or any that is typed. */
export function When(props: QuestionProps & { field: RefObject<HTMLInputElement | null> }) {
  const { task, used, triage, field } = props
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const id = useId()
  const noDate = TRIAGE_COMMANDS.triageNoDate
  return (
    <Question
      id={id}
      title={t('inbox.when')}
      answer={task.due === null ? undefined : whenText(task.due, today, zone)}
    >
      {(Object.keys(DAYS) as QuickDay[]).map((which) => {
        const command = DAYS[which]
        const day = dayOfChoice(which, today)
        return (
          <Choice
            key={which}
            icon={<CommandIcon command={command} size={16} />}
            keys={command.keys[0]}
            hint={weekdays('short').find((weekday) => weekday.day === day.dayOfWeek)?.name}
            isChosen={task.due?.date === day.toString()}
            onClick={() => command.run(triage)}
          >
            {command.title(t)}
          </Choice>
        )
      })}
      <Choice
        icon={<CommandIcon command={noDate} size={16} />}
        keys={noDate.keys[0]}
        isChosen={used.isUndated && task.due === null}
        onClick={() => noDate.run(triage)}
      >
        {noDate.title(t)}
      </Choice>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape in the field leads back to the task. */}
      <div
        className="flex w-full items-start gap-2"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          triage.focus()
        }}
      >
        <CalendarDays aria-hidden size={16} className="mt-2 ms-3 shrink-0 text-muted touch:mt-3.5" />
        <div className="min-w-0 flex-1">
          <TypedDate key={used.step} inputRef={field} onChange={used.date} />
        </div>
        <span aria-hidden className="mt-1.5 touch:hidden">
          <Keys keys={['D']} />
        </span>
      </div>
    </Question>
  )
}

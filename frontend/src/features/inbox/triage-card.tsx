import type { RefObject } from 'react'
import { CommandIcon, keysOf } from '../../commands/index.ts'
import { type Task, useReplicaState, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { partsOf } from '../task/facts.ts'
import { FIELDS, type Property } from '../task-fields/fields.ts'
import { TRIAGE_COMMANDS, type TriageContext } from './commands.ts'

/** What is asked below, and so not shown as a fact. */
const ASKED: readonly Property[] = ['due', 'project_id']
const BUTTONS = [
  TRIAGE_COMMANDS.triageComplete,
  TRIAGE_COMMANDS.triageOpen,
  TRIAGE_COMMANDS.triageDelete,
] as const

export interface TriageCardProps {
  task: Task
  triage: TriageContext
  title: RefObject<HTMLHeadingElement | null>
  /** The id of the element that says how far one is. */
  progress: string
}

/** The task that is being sorted out, large. */
export function TriageCard({ task, triage, title, progress }: TriageCardProps) {
  const { t } = useTranslation()
  return (
    <div className="rounded-panel border border-line bg-raised">
      <div className="px-5 pt-5 pb-2 md:px-6 md:pt-6">
        <h2
          ref={title}
          tabIndex={-1}
          dir="auto"
          aria-describedby={progress}
          className="break-words font-strong text-match-parent text-title outline-none"
        >
          {task.title}
        </h2>
        {task.description !== null && task.description !== '' && (
          <p dir="auto" className="mt-2 line-clamp-6 whitespace-pre-line text-match-parent text-muted">
            {task.description}
          </p>
        )}
      </div>
      <div className="flex items-end gap-1 ps-5 pe-3 pb-3 md:ps-6">
        <Facts task={task} />
        {BUTTONS.map((command) => (
          <IconButton
            key={command.id}
            label={command.title(t)}
            keys={keysOf(command)}
            icon={<CommandIcon command={command} size={18} />}
            onClick={() => command.run(triage)}
          />
        ))}
      </div>
    </div>
  )
}

/** What else is known of it. */
function Facts({ task }: { task: Task }) {
  const { t } = useTranslation()
  const state = useReplicaState()
  const today = useToday()
  const around = { ...state(), today }
  const parts = partsOf(around, task.id)
  const facts = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((name) => {
    const field = FIELDS[name]
    if (!('icon' in field) || ASKED.some((asked) => asked === name)) return []
    const text = field.text(task, around, t)
    return text === undefined ? [] : [{ name, label: field.label(t), text, Icon: field.icon }]
  })
  return (
    <ul className="flex min-w-0 flex-1 flex-wrap gap-1.5 pb-2 touch:pb-2.5">
      {facts.map(({ name, label, text, Icon }) => (
        <li key={name} className="min-w-0 max-w-full">
          <Chip icon={<Icon aria-hidden size={14} className="shrink-0" />}>
            <span className="sr-only">{label}: </span>
            <bdi>{text}</bdi>
          </Chip>
        </li>
      ))}
      {parts !== '' && (
        <li>
          <Chip>
            {t('tasks.subtasksDone')} <span dir="ltr">{parts}</span>
          </Chip>
        </li>
      )}
    </ul>
  )
}

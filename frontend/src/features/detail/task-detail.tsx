import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { type Task, useActions, useElsewhere, useMay, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { Ago } from '../page/ago.tsx'
import { WorkspaceLink } from '../page/workspace-link.tsx'
import type { TaskContext } from '../task/commands.ts'
import { DoneBox } from '../task/done-box.tsx'
import { useOpenTask } from '../task/open-task.ts'
import type { PickerKind, TaskActions } from '../task/task-actions.ts'
import { TasksPicker } from '../task/tasks-picker.tsx'
import { useTaskActions } from '../task/use-task-actions.tsx'
import { Activity } from './activity.tsx'
import { Description } from './description.tsx'
import { DetailShortcuts } from './detail-shortcuts.tsx'
import { MissingTask } from './missing-task.tsx'
import { type PickerState, Properties } from './properties.tsx'
import { Subtasks } from './subtasks.tsx'
import { TaskMenu } from './task-menu.tsx'
import { Title } from './title.tsx'

export interface TaskDetailProps {
  id: number
  onClose: () => void
  /** The buttons for leaving it. */
  start?: ReactNode
  end?: ReactNode
}

/** Everything about one task, to read and to change. */
export function TaskDetail({ id, onClose, start, end }: TaskDetailProps) {
  const task = useReplica((state) => state.tasks.get(id))
  const isLoaded = useReplica((state) => state.loaded)
  const lasting = useLastingId(id)
  const header = useRef<HTMLElement>(null)
  const [picking, setPicking] = useState<PickerKind | null>(null)
  const [snoozing, setSnoozing] = useState<RefObject<Element | null> | null>(null)
  const { open } = useOpenTask()
  const { on, dialog } = useTaskActions({ pick, onDuplicated: open, onDeleting: onClose })

  function pick(what: PickerKind): void {
    const panel = header.current?.parentElement ?? null
    const property = panel?.querySelector<HTMLElement>(`[data-picked="${what === 'snooze' ? 'due' : what}"]`)
    if (what === 'snooze') {
      setSnoozing({ current: property ?? null })
      return
    }
    // A picker returns the focus to where it was. To the panel itself it cannot: the first link in it would get it.
    if (document.activeElement === panel) property?.focus({ preventScroll: true })
    setPicking(what)
  }

  const context: TaskContext | null = task === undefined ? null : { ids: [id], at: id, tasks: [task], on }
  return (
    <>
      <header
        ref={header}
        className="sticky top-0 z-10 flex h-header shrink-0 items-center gap-1 border-line border-b bg-raised ps-4 pe-2"
      >
        {start}
        <div className="min-w-0 flex-1">{task !== undefined && <Whereabouts task={task} />}</div>
        {context !== null && <TaskMenu context={context} />}
        {end}
      </header>
      {context !== null && <DetailShortcuts context={context} place={header} />}
      {context !== null && snoozing !== null && (
        <TasksPicker
          what="snooze"
          ids={() => [id]}
          on={on}
          opening={{ anchor: snoozing, open: true, onOpenChange: () => {} }}
        />
      )}
      {task !== undefined && <Body key={lasting} task={task} on={on} picking={picking} onPick={setPicking} />}
      {dialog}
      {task === undefined && isLoaded && <MissingTask id={id} onClose={onClose} />}
      {task === undefined && !isLoaded && <Loading />}
    </>
  )
}

/** The first id of a task, also after the service has assigned another one, so that what is being typed stays. */
function useLastingId(id: number): number {
  const actions = useActions()
  const [first, setFirst] = useState(id)
  if (first === id || actions.idOf(first) === id) return first
  setFirst(id)
  return id
}

function Body({ task, on, ...picks }: { task: Task; on: TaskActions } & PickerState) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-4 px-4 pt-4 pb-8">
      <div className="-ms-1.5 flex items-start gap-2">
        <DoneBox
          label={t('tasks.completeNamed', { title: task.title })}
          priority={task.priority}
          complete={task.complete}
          onToggle={() => on.toggleComplete([task.id])}
        />
        <Title task={task} />
      </div>
      <Description task={task} />
      <fieldset disabled={!useMay('editor')} className="contents">
        <Properties task={task} on={on} {...picks} />
      </fieldset>
      <Subtasks task={task} on={on} />
      <Activity task={task} />
      <p className="flex flex-wrap gap-x-1 text-faint text-small">
        {t('detail.createdAt')} <Ago at={task.created_at} />
      </p>
    </div>
  )
}

/** Shows which project the task is in, and below which task. */
function Whereabouts({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { open } = useOpenTask()
  const elsewhere = useElsewhere()
  const project = useReplica((state) => state.projects.get(task.project_id ?? 0))
  const parent = useReplica((state) => state.tasks.get(task.parent_id ?? 0))
  if (project === undefined && parent === undefined) return null
  const part = 'min-w-0 rounded-small px-1 transition-colors hover:bg-hover hover:text-ink'
  return (
    <nav
      aria-label={t('detail.whereabouts')}
      className="-ms-1 flex min-w-0 items-center text-muted text-small"
    >
      {project !== undefined && elsewhere !== undefined && (
        <WorkspaceLink
          workspaceId={elsewhere}
          path={`/projects/${project.id}?task=${task.id}`}
          className={part}
        >
          <UserText>{project.name}</UserText>
        </WorkspaceLink>
      )}
      {project !== undefined && elsewhere === undefined && (
        <Link
          to="/projects/$projectId"
          params={{ projectId: project.id }}
          search={(before) => before}
          className={part}
        >
          <UserText>{project.name}</UserText>
        </Link>
      )}
      {project !== undefined && parent !== undefined && (
        <ChevronRight aria-hidden size={12} className="shrink-0 rtl:-scale-x-100" />
      )}
      {parent !== undefined && (
        <button type="button" data-printed onClick={() => open(parent.id)} className={part}>
          <UserText>{parent.title}</UserText>
        </button>
      )}
    </nav>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" className="flex flex-col gap-4 p-4">
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="h-5 w-3/5" />
      <Skeleton className="w-4/5" />
      <Skeleton className="w-2/5" />
      <Skeleton className="w-1/2" />
    </div>
  )
}

import type { TaskPatch, When } from '@docket/sdk'
import { copyText } from '../../browser/copy-text.ts'
import { askTransfer } from '../../commands/transferring.ts'
import { type Actions, copyOf, type State, type Task } from '../../data/index.ts'
import { t } from '../../i18n/t.ts'
import { addressIn } from '../../session/workspace-address.ts'
import { toasts } from '../../ui/toast.tsx'
import type { PickedField } from '../task-fields/fields.ts'
import { assigneesOf, isBlocked } from './facts.ts'
import { type Moment, momentAfter } from './moments.ts'

/** What can be chosen for tasks in a popover. */
export type PickerKind = PickedField | 'snooze'

/** Where commands for tasks are given: in a list, in a task's detail. */
export interface CommandHost {
  openTask(id: number): void
  /** Asks whether to complete tasks that wait for others. */
  askBlocked(ids: readonly number[]): void
  pick(what: PickerKind, ids: readonly number[]): void
  /** What notifications are muted is the user's own, whichever workspace is shown. */
  muting: { isMuted(taskId: number): boolean; toggle(taskId: number): void }
  onCompleting?(tasks: readonly Task[]): void
  onDuplicated?(id: number): void
  onDeleting?(): void
}

const MOST_REMINDERS = 20

/** What one task has, changed as what all of them have in common is. */
const changed = (has: readonly string[], before: readonly string[], after: readonly string[]): string[] => [
  ...new Set([...has.filter((one) => after.includes(one) || !before.includes(one)), ...after]),
]

/** What the commands for tasks do, wherever they are given. */
export class TaskActions<Here extends CommandHost = CommandHost> {
  protected readonly actions: Actions
  protected readonly state: () => State
  protected readonly here: () => Here

  /** @param here the surface at the time a command runs */
  constructor(actions: Actions, state: () => State, here: () => Here) {
    this.actions = actions
    this.state = state
    this.here = here
  }

  open(id: number): void {
    this.here().openTask(id)
  }

  /** Completes the tasks, or reopens them if all are completed. */
  toggleComplete(ids: readonly number[]): void {
    const open = this.tasksOf(ids).filter(({ complete }) => !complete)
    if (open.length === 0) this.actions.completeTasks(ids, false)
    else if (open.some((task) => isBlocked(this.state(), task))) this.here().askBlocked(ids)
    else this.complete(ids)
  }

  complete(ids: readonly number[], force = false): void {
    const open = this.tasksOf(ids).filter(({ complete }) => !complete)
    if (open.length === 0) return
    this.here().onCompleting?.(open)
    this.actions.completeTasks(
      open.map(({ id }) => id),
      true,
      { force },
    )
  }

  set(fields: TaskPatch, ids: readonly number[]): void {
    if (ids.length > 0) this.actions.editTasks(ids, fields)
  }

  setDue(due: When | null, ids: readonly number[]): void {
    // A recurring task needs a date.
    this.actions.editEach(ids, ({ recurrence }) =>
      due === null && recurrence !== null ? { due, recurrence: null } : { due },
    )
  }

  /** Gives each of the tasks a new date based on its present one. */
  moveDue(to: (due: When | null) => When, ids: readonly number[]): void {
    this.actions.editEach(ids, ({ due }) => ({ due: to(due) }))
  }

  /** When that is; null if it is over for today. */
  momentOf(moment: Moment): string | null {
    return momentAfter(moment, Temporal.Now.zonedDateTimeISO(this.state().preferences.time_zone))
  }

  /** Reminds of the tasks that are open at that moment as well. */
  remind(moment: Moment, ids: readonly number[]): void {
    const at = this.momentOf(moment)
    if (at === null) return
    const open = this.tasksOf(ids).filter(
      ({ complete, reminders }) =>
        !complete &&
        reminders.length < MOST_REMINDERS &&
        !reminders.some((reminder) => 'at' in reminder && reminder.at === at),
    )
    this.actions.editEach(
      open.map(({ id }) => id),
      ({ reminders }) => ({ reminders: [...reminders, { at }] }),
    )
  }

  isMuted(id: number): boolean {
    return this.here().muting.isMuted(this.actions.idOf(id))
  }

  toggleMuted(id: number): void {
    this.here().muting.toggle(this.actions.idOf(id))
  }

  setProject(project_id: number | null, ids: readonly number[]): void {
    // Subtasks are in their parent's project: one that is moved without its parent is no longer a subtask.
    this.actions.editEach(ids, ({ parent_id }) => {
      const isAlone = parent_id !== null && !ids.includes(parent_id)
      return isAlone ? { project_id, parent_id: null } : { project_id }
    })
  }

  /** Moves tasks into a project, or out of all, on their own; writes nothing for those that are there already. */
  putInto(project_id: number | null, ids: readonly number[]): void {
    const others = this.tasksOf(ids).filter(
      (task) => task.project_id !== project_id || task.parent_id !== null,
    )
    if (others.length > 0)
      this.setProject(
        project_id,
        others.map(({ id }) => id),
      )
  }

  /** @param before the labels that all of the tasks had */
  setLabels(labels: readonly string[], before: readonly string[], ids: readonly number[]): void {
    this.actions.editEach(ids, (task) => ({ labels: changed(task.labels, before, labels) }))
  }

  /** @param before the members whom all of the tasks were assigned to */
  setAssignees(assignees: readonly string[], before: readonly string[], ids: readonly number[]): void {
    this.actions.editEach(ids, (task) => ({ assignees: changed(assigneesOf(task), before, assignees) }))
  }

  /** Whether there are members whom tasks can be assigned to: in a workspace that the user shares. */
  get hasMembers(): boolean {
    return this.state().members.size > 0
  }

  remove(ids: readonly number[]): void {
    if (ids.length === 0) return
    this.here().onDeleting?.()
    this.actions.deleteTasks(ids)
  }

  duplicate(id: number): void {
    const [task] = this.tasksOf([id])
    if (task !== undefined) this.here().onDuplicated?.(this.actions.addTask(copyOf(task)))
  }

  skip(id: number): void {
    this.actions.skipTask(id)
  }

  /** Asks where to move the task with all below it, in another workspace. */
  transfer(id: number): void {
    const [task] = this.tasksOf([id])
    if (task !== undefined) askTransfer({ kind: 'tasks', id: this.actions.idOf(id), name: task.title })
  }

  async copyLink(id: number): Promise<void> {
    const { href } = new URL(addressIn(this.actions.shared, `/all?task=${id}`), location.href)
    const isCopied = await copyText(href)
    toasts.add(
      isCopied
        ? { title: t('detail.linkCopied'), kind: 'success', id: 'link' }
        : { title: t('detail.linkNotCopied'), description: href, kind: 'error', id: 'link' },
    )
  }

  pick(what: PickerKind, ids: readonly number[]): void {
    if (ids.length > 0) this.here().pick(what, ids)
  }

  tasksOf(ids: readonly number[]): Task[] {
    const { tasks } = this.state()
    return ids.flatMap((id) => tasks.get(id) ?? [])
  }
}

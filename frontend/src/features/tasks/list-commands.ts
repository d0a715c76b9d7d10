import type { When } from '@docket/sdk'
import i18next from 'i18next'
import type { Actions, Destination, State, Task } from '../../data/index.ts'
import { isBlank } from '../../text/checks.ts'
import { toasts } from '../../ui/toast.tsx'
import { isBlocked } from '../task/facts.ts'
import { hold, holdForAnswer } from '../task/held.ts'
import { indented, outdented, stepped, uppermost } from './order.ts'
import type { Key, Row } from './rows.ts'
import type { Selection } from './selection.ts'

/** What can be chosen for tasks in a popover. */
export type Picked = 'due' | 'snooze' | 'project' | 'labels' | 'priority'

/** The context of a list's commands at the time they run. */
export interface Surroundings {
  state: State
  rows: readonly Row[]
  /** Whether the list is in the manual order, so that it can be changed. */
  isManual: boolean
  openTask(id: number): void
  /** Asks whether to complete tasks that wait for others. */
  askBlocked(ids: readonly number[]): void
  pick(what: Picked, ids: readonly number[]): void
  fold(key: Key): void
  /** Announces what happened to screen readers. */
  announce(what: 'moved' | 'notMoved', ids: readonly number[]): void
}

/** The commands for the tasks of a list, used by keys, menus and buttons alike. */
export class ListCommands {
  readonly selection: Selection
  readonly #actions: Actions
  readonly #here: () => Surroundings

  constructor(selection: Selection, actions: Actions, here: () => Surroundings) {
    this.selection = selection
    this.#actions = actions
    this.#here = here
  }

  open(id: number): void {
    this.#here().openTask(id)
  }

  /** Completes the tasks, or reopens them if all are completed. */
  toggleComplete(ids: readonly number[] = this.selection.targets()): void {
    const open = this.#tasks(ids).filter(({ complete }) => !complete)
    if (open.length === 0) this.#actions.completeTasks(ids, false)
    else if (open.some((task) => isBlocked(this.#here().state, task))) this.#here().askBlocked(ids)
    else this.complete(ids)
  }

  complete(ids: readonly number[], force = false): void {
    const open = this.#tasks(ids).filter(({ complete }) => !complete)
    if (open.length === 0) return
    const done = open.map(({ id }) => id)
    const recurring = open.flatMap(({ id, recurrence }) => (recurrence === null ? [] : [id]))
    hold(done.filter((id) => !recurring.includes(id)))
    holdForAnswer(recurring)
    this.#actions.completeTasks(done, true, { force })
    this.selection.clear()
  }

  setPriority(priority: Task['priority'], ids: readonly number[] = this.selection.targets()): void {
    if (ids.length > 0) this.#actions.editTasks(ids, { priority })
  }

  setDue(due: When | null, ids: readonly number[]): void {
    // A recurring task needs a date.
    this.#actions.editEach(ids, ({ recurrence }) =>
      due === null && recurrence !== null ? { due, recurrence: null } : { due },
    )
  }

  /** Gives each of the tasks a new date based on its present one. */
  moveDue(to: (due: When | null) => When, ids: readonly number[]): void {
    this.#actions.editEach(ids, ({ due }) => ({ due: to(due) }))
  }

  setProject(project_id: number | null, ids: readonly number[]): void {
    // Subtasks are in their parent's project: one that is moved without its parent is no longer a subtask.
    this.#actions.editEach(ids, ({ parent_id }) => {
      const isAlone = parent_id !== null && !ids.includes(parent_id)
      return isAlone ? { project_id, parent_id: null } : { project_id }
    })
  }

  /** Moves tasks into a project, on their own; writes nothing for those that are there already. */
  putInto(project_id: number, ids: readonly number[]): void {
    const others = this.#tasks(ids).filter(
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
    const removed = before.filter((name) => !labels.includes(name))
    this.#actions.editEach(ids, (task) => ({
      labels: [...new Set([...task.labels.filter((name) => !removed.includes(name)), ...labels])],
    }))
  }

  rename(id: number, title: string): void {
    const before = this.#here().state.tasks.get(id)?.title
    if (!isBlank(title) && title !== before) this.#actions.editTask(id, { title })
  }

  remove(ids: readonly number[] = this.selection.targets()): void {
    if (ids.length > 0) this.#actions.deleteTasks(ids)
  }

  duplicate(id: number): void {
    const [task] = this.#tasks([id])
    if (task === undefined) return
    const { title, description, due, start, recurrence, recurrence_from, priority } = task
    const { labels, project_id, parent_id, reminders } = task
    const more = { labels, project_id, parent_id, reminders }
    const made = { title, description, due, start, recurrence, recurrence_from, priority, ...more }
    this.selection.goTo(this.#actions.addTask(made))
  }

  skip(id: number): void {
    this.#actions.skipTask(id)
  }

  async copyLink(id: number): Promise<void> {
    const { href } = new URL(`/all?task=${this.#actions.idOf(id)}`, location.href)
    try {
      await navigator.clipboard.writeText(href)
      toasts.add({ title: i18next.t('tasks.said.copied'), kind: 'success' })
    } catch {
      // Without TLS, or the user's permission, there is no clipboard: the address is shown instead.
      toasts.add({ title: i18next.t('tasks.said.notCopied'), description: href, kind: 'error' })
    }
  }

  pick(what: Picked, ids: readonly number[] = this.selection.targets()): void {
    if (ids.length > 0) this.#here().pick(what, ids)
  }

  fold(key: Key): void {
    this.#here().fold(key)
  }

  /** Whether the manual order can be changed here. */
  get isManual(): boolean {
    return this.#here().isManual
  }

  /** What moves with the task: the selection if it is in it, without subtasks that move with their parent anyway. */
  together(id: number): readonly number[] {
    if (!this.selection.selected().has(id)) return [id]
    return uppermost(this.#here().state.tasks, this.selection.targets())
  }

  /** Moves a task, and the selection if it is in it, by the keyboard or a menu. */
  shift(id: number, how: 'up' | 'down' | 'in' | 'out'): void {
    const { rows, state, isManual } = this.#here()
    if (!isManual) return
    const ids = this.together(id)
    if (how === 'up' || how === 'down') this.place(id, ids, stepped(rows, ids, how === 'up' ? -1 : 1))
    else this.place(id, ids, how === 'in' ? indented(rows, state.tasks, ids) : outdented(rows, ids))
  }

  /** @param id the task by which the others are moved */
  place(id: number, ids: readonly number[], destination: Destination | undefined): void {
    const { announce } = this.#here()
    if (destination === undefined) {
      announce('notMoved', ids)
      return
    }
    this.selection.goTo(id)
    this.selection.follow()
    this.#actions.moveTasks(ids, destination)
    announce('moved', ids)
  }

  #tasks(ids: readonly number[]): Task[] {
    const { tasks } = this.#here().state
    return ids.flatMap((id) => tasks.get(id) ?? [])
  }
}

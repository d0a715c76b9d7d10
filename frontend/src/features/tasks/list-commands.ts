import type { Actions, Destination, State, Task } from '../../data/index.ts'
import { isBlank } from '../../text/checks.ts'
import type { TaskContext, TasksInList } from '../task/commands.ts'
import { linger, lingerForAnswer } from '../task/lingering.ts'
import { type CommandHost, TaskActions } from '../task/task-actions.ts'
import { indented, outdented, stepped, uppermost } from './order.ts'
import type { Key, Row } from './rows.ts'
import type { Selection } from './selection.ts'

/** The context of a list's commands at the time they run. */
export interface ListCommandHost extends Pick<CommandHost, 'openTask' | 'askBlocked' | 'pick' | 'muting'> {
  rows: readonly Row[]
  /** Whether the list is in the manual order, so that it can be changed. */
  isManual: boolean
  fold(key: Key): void
  /** The rows of a page. */
  pageSize(): number
  /** Goes into the next list of the page, or the one before. @returns whether there is one */
  leave(by: 1 | -1): boolean
  /** Announces what happened to screen readers. */
  announce(what: 'moved' | 'notMoved', ids: readonly number[]): void
}

/** What commands do with the tasks of a list: what they do everywhere, and what only a list can. */
export class ListCommands extends TaskActions<ListCommandHost & CommandHost> implements TasksInList {
  readonly selection: Selection

  constructor(selection: Selection, actions: Actions, state: () => State, here: () => ListCommandHost) {
    super(actions, state, () => ({
      ...here(),
      onCompleting: (tasks) => this.#keepInSight(tasks),
      onDuplicated: (id) => selection.goTo(id),
    }))
    this.selection = selection
  }

  /** What a command for these tasks is given with. */
  contextOf(ids: readonly number[], at: number | undefined): TaskContext {
    return { ids, at, tasks: this.tasksOf(ids), on: this, list: this }
  }

  override complete(ids: readonly number[], force = false): void {
    super.complete(ids, force)
    this.selection.clear()
  }

  isSelected(id: number): boolean {
    return this.selection.selected().has(id)
  }

  select(id: number): void {
    this.selection.toggle(id)
  }

  edit(id: number): void {
    this.selection.edit(id)
  }

  rename(id: number, title: string): void {
    const before = this.state().tasks.get(id)?.title
    if (!isBlank(title) && title !== before) this.actions.editTask(id, { title })
  }

  /** Goes a row down, or up: from the last one into the next list of the page. */
  step(by: 1 | -1): void {
    if (!this.selection.isAtEnd(by) || !this.here().leave(by)) this.selection.move(by)
  }

  /** Goes a number of pages down, or up. */
  page(by: number): void {
    this.selection.move(by * this.here().pageSize())
  }

  fold(key: Key): void {
    this.here().fold(key)
  }

  foldHeading(): void {
    const row = this.selection.rowOf(this.selection.active())
    if (row?.kind === 'group') this.fold(row.key)
  }

  /** Folds or unfolds the active row; one that is folded already leads to the task above it. */
  setFolded(isFolded: boolean): void {
    const { selection } = this
    const row = selection.rowOf(selection.active())
    const canFold = row?.kind === 'group' || row?.isParent === true
    if (row !== undefined && canFold && row.isFolded !== isFolded) this.fold(row.key)
    else if (isFolded && row?.kind === 'task' && row.parent !== null) selection.goTo(row.parent)
  }

  /** Whether the manual order can be changed here. */
  get isManual(): boolean {
    return this.here().isManual
  }

  /** What moves with the task: the selection if it is in it, without subtasks that move with their parent anyway. */
  together(id: number): readonly number[] {
    if (!this.isSelected(id)) return [id]
    return uppermost(this.state().tasks, this.selection.targets())
  }

  /** Moves a task, and the selection if it is in it, by the keyboard or a menu. */
  shift(id: number, how: 'up' | 'down' | 'in' | 'out'): void {
    const { rows, isManual } = this.here()
    if (!isManual) return
    const ids = this.together(id)
    if (how === 'up' || how === 'down') this.place(id, ids, stepped(rows, ids, how === 'up' ? -1 : 1))
    else this.place(id, ids, how === 'in' ? indented(rows, this.state().tasks, ids) : outdented(rows, ids))
  }

  /** @param id the task by which the others are moved */
  place(id: number, ids: readonly number[], destination: Destination | undefined): void {
    const { announce } = this.here()
    if (destination === undefined) {
      announce('notMoved', ids)
      return
    }
    this.selection.goTo(id)
    this.selection.follow()
    this.actions.moveTasks(ids, destination)
    announce('moved', ids)
  }

  /** Recurring tasks stay until their next date is known, the others for a moment. */
  #keepInSight(tasks: readonly Task[]): void {
    const isRecurring = ({ recurrence }: Task) => recurrence !== null
    const { workspaceId } = this.actions
    linger(
      workspaceId,
      tasks.filter((task) => !isRecurring(task)).map(({ id }) => id),
    )
    lingerForAnswer(
      workspaceId,
      tasks.filter(isRecurring).map(({ id }) => id),
    )
  }
}

import type { PreferencesPatch, TaskCreate, TaskPatch } from '@docket/sdk'
import { batchesOf, blank, type Step } from './build.ts'
import { editOf } from './edit-summary.ts'
import { addNote, deleteNote, editNote } from './note-steps.ts'
import {
  addOrdered,
  deleteOrdered,
  editOrdered,
  moveOrdered,
  type Ordered,
  type OrderedBodies,
} from './ordered-steps.ts'
import {
  type ListOptionsPatch,
  type NotifyPatch,
  preferencesStep,
  withListOptions,
  withoutNulls,
} from './preferences-steps.ts'
import type { Replica } from './replica.ts'
import { isAtLeast, leastFor } from './roles.ts'
import type { State, Task } from './state.ts'
import {
  addTask,
  completeTask,
  type Destination,
  deleteTasks,
  editTask,
  moveTasks,
  type RelativePosition,
  skipTask,
} from './task-steps.ts'
import { type UndoEntry, UndoStack } from './undo.ts'
import { operation, type Summary } from './writes.ts'

export type { Destination, RelativePosition } from './task-steps.ts'

/** Called with each action that was done, undone or redone, so that the user can be told. */
export type ActionListener = (event: 'done' | 'undone' | 'redone', action: UndoEntry) => void

/** The kinds of things that can be in the trash. */
export type Trashed = 'task' | 'project' | 'label' | 'view' | 'note'

const ONE: Record<Ordered, string> = { projects: 'project', labels: 'label', views: 'view' }

/** Adds the time of writing: the request may wait to be sent, and "tomorrow" would mean another day by then. */
const writtenNow = (body: object): object => ({ ...body, at: new Date().toISOString() })

/** Everything a user can do. Each action shows at once, is stored, is sent when possible, and can be undone. */
export class Actions {
  readonly #replica: Replica
  readonly #undo: UndoStack
  readonly #listeners = new Set<ActionListener>()
  readonly #refusals = new Set<() => void>()

  constructor(replica: Replica) {
    this.#replica = replica
    this.#undo = new UndoStack(replica)
  }

  readonly listen = (listener: ActionListener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls `listener` for each action that the user's role in the workspace does not allow: it is not performed. */
  readonly onRefusal = (listener: () => void): (() => void) => {
    this.#refusals.add(listener)
    return () => this.#refusals.delete(listener)
  }

  get workspaceId(): string {
    return this.#replica.workspaceId
  }

  /** The workspace if others share it; undefined for the user's own. */
  get shared(): string | undefined {
    return this.#replica.isShared ? this.#replica.workspaceId : undefined
  }

  /** @returns its temporary id, which `idOf` maps to the real one once there is one */
  addTask(task: TaskCreate): number {
    const { step, id } = addTask(this.#state, this.#replica.workspaceId, task)
    this.#do([step], { what: 'taskAdded', values: { title: task.title, id } })
    return id
  }

  /**
   * Adds a task from a line of text, which the service parses.
   * @param shown the task as far as it is known, shown until the service has answered
   */
  quickAdd(body: { text: string } & Record<string, unknown>, shown: Partial<TaskCreate>): number {
    const task = { title: body.text, ...shown }
    const { step, id } = addTask(this.#state, this.#replica.workspaceId, task)
    const summary: Summary = { what: 'taskAdded', values: { title: task.title, id } }
    const creates = [{ on: 'tasks' as const, temporary: id, operation: null }]
    const write = { ...blank(summary), path: '/quick-add' as const, effects: step.effects, creates }
    this.#perform([{ ...write, body: writtenNow(body) }], summary)
    return id
  }

  /** Adds several tasks, one per line of text, as one action. @param shown each task as far as it is known */
  quickAddAll(
    bodies: readonly ({ text: string } & Record<string, unknown>)[],
    shown: readonly Partial<TaskCreate>[],
  ): void {
    const steps = bodies.map((body, index): Step => {
      const { step } = addTask(this.#state, this.#replica.workspaceId, { title: body.text, ...shown[index] })
      return { ...step, operation: operation('POST', '/quick-add', writtenNow(body)) }
    })
    const [first] = bodies
    this.#do(steps, { what: 'tasksAdded', values: { title: first?.text ?? '', count: bodies.length } })
  }

  editTask(id: number, patch: TaskPatch): void {
    this.editTasks([id], patch)
  }

  editTasks(ids: readonly number[], patch: TaskPatch): void {
    this.#edit(ids.map((id) => ({ id, patch })))
  }

  /** Edits several tasks, each by a patch of its own: for example, labels added to those it has. */
  editEach(ids: readonly number[], patchOf: (task: Task) => TaskPatch): void {
    const tasks = ids.flatMap((id) => this.#state.tasks.get(id) ?? [])
    this.#edit(tasks.map((task) => ({ id: task.id, patch: patchOf(task) })))
  }

  /** @param options `force` completes them even if tasks that block them are open */
  completeTasks(ids: readonly number[], complete: boolean, { force = false } = {}): void {
    const steps = ids.map((id) => completeTask(id, complete, force))
    this.#do(steps, this.#about(complete ? 'taskCompleted' : 'taskReopened', ids))
  }

  /** Skips the current date of a recurring task. */
  skipTask(id: number): void {
    this.#do([skipTask(id)], this.#about('taskSkipped', [id]))
  }

  moveTask(id: number, checkpoint: RelativePosition): void {
    this.moveTasks([id], { beside: checkpoint })
  }

  moveTasks(ids: readonly number[], to: Destination): void {
    // Whoever saw them a moment ago may still have the temporary ids, by which the state no longer knows them.
    const known = ids.map((id) => this.idOf(id))
    this.#do(moveTasks(this.#state, known, this.#known(to)), this.#about('taskMoved', known))
  }

  #known(to: Destination): Destination {
    if ('below' in to) return { below: this.idOf(to.below) }
    const { beside } = to
    return {
      beside: 'before' in beside ? { before: this.idOf(beside.before) } : { after: this.idOf(beside.after) },
    }
  }

  deleteTasks(ids: readonly number[]): void {
    const steps = deleteTasks(this.#state, ids)
    const gone = steps.reduce((sum, { effects }) => sum + effects.length, 0)
    this.#do(steps, this.#about('taskDeleted', ids, { subtasks: gone - ids.length }))
  }

  addNote(taskId: number, body: string): void {
    this.#do([addNote(this.#replica.userId, taskId, body)], { what: 'noteAdded' })
  }

  editNote(taskId: number, id: number, body: string): void {
    this.#do([editNote(taskId, id, body)], { what: 'noteEdited' })
  }

  deleteNote(taskId: number, id: number): void {
    this.#do([deleteNote(taskId, id)], { what: 'noteDeleted' })
  }

  /** @returns its temporary id */
  add<Kind extends Ordered>(kind: Kind, body: OrderedBodies[Kind]['create']): number {
    const { step, id } = addOrdered(kind, body)
    this.#do([step], { what: `${ONE[kind]}Added`, values: { title: body.name, id } })
    return id
  }

  edit<Kind extends Ordered>(kind: Kind, id: number, patch: OrderedBodies[Kind]['patch']): void {
    this.#do([editOrdered(this.#state, kind, id, patch)], this.#named(`${ONE[kind]}Edited`, kind, id))
  }

  move(kind: Ordered, id: number, checkpoint: RelativePosition): void {
    this.#do([moveOrdered(this.#state, kind, id, checkpoint)], this.#named(`${ONE[kind]}Moved`, kind, id))
  }

  /** Its tasks are kept, without the project or the label. */
  delete(kind: Ordered, id: number): void {
    this.#do([deleteOrdered(this.#state, kind, id)], this.#named(`${ONE[kind]}Deleted`, kind, id))
  }

  editPreferences(patch: Omit<PreferencesPatch, 'lists' | 'notify'>): void {
    this.#do([preferencesStep(patch, patch)], { what: 'preferencesEdited' })
  }

  /** What the user is told, and when; null for what is as it is by itself. */
  editNotify(patch: NotifyPatch, what = 'preferencesEdited'): void {
    const { notify } = this.#state.preferences
    this.#do([preferencesStep({ notify: patch }, { notify: withoutNulls({ ...notify, ...patch }) })], {
      what,
    })
  }

  /** The language that was chosen for this browser: nothing to undo here, and seen at once. */
  tellLanguage(language: NonNullable<PreferencesPatch['language']>): void {
    const step = preferencesStep({ language }, { language })
    this.#replica.perform(batchesOf([step], { what: 'preferencesEdited' }))
  }

  /** Remembers how a list is shown; null for what is as the list has it by itself. */
  setListOptions(list: string, patch: ListOptionsPatch): void {
    const before = this.#state.preferences.lists ?? {}
    const lists = withListOptions(before, list, patch)
    if (this.#replica.isShared) {
      this.#replica.setLists(lists)
      return
    }
    this.#do([preferencesStep({ lists: { [list]: patch } }, { lists })], {
      what: 'listOptionsSet',
    })
  }

  /** Restores from the trash. @param title its name, for the toast @param taskId the task that a note belongs to */
  restore(resource: Trashed, id: number, title: string, taskId?: number): void {
    const path = resource === 'note' ? `/tasks/${taskId}/notes/${id}` : `/${resource}s/${id}`
    const step: Step = { operation: operation('POST', `${path}/restore`, {}), effects: [] }
    this.#do([step], { what: 'restored', values: { title } })
  }

  /** Reopens a recurring task on the date last completed or skipped. @param occurrenceId that date's occurrence */
  takeBackOccurrence(taskId: number, occurrenceId: number): void {
    const path = `/tasks/${taskId}/occurrences/${occurrenceId}`
    this.#do([{ operation: operation('DELETE', path), effects: [] }], this.#about('turnTakenBack', [taskId]))
  }

  /** Undoes a write from the history, whoever made it. @param title what it was about, for the toast */
  undoRevision(revision: number, title: string): void {
    const summary: Summary = { what: 'takenBack', values: { title } }
    this.#perform([{ ...blank(summary), path: '/undo', body: { revision } }], summary)
  }

  /** When what `undo` would undo, or `redo` redo, was done, to be compared with another workspace; 0 for nothing. */
  turnOf(what: 'undo' | 'redo'): number {
    return this.#undo.turnOf(what)
  }

  undo(action?: UndoEntry): void {
    const undone = this.#undo.undo(action)
    if (undone !== undefined) this.#say('undone', undone)
  }

  redo(): void {
    const redone = this.#undo.redo()
    if (redone !== undefined) this.#say('redone', redone)
  }

  dismissFailure(key: string): void {
    void this.#replica.outbox.dismiss(key)
  }

  /** Queues failed writes again. */
  retryFailures(keys: readonly string[]): void {
    void this.#replica.outbox.retry(keys)
  }

  /** The id that the service assigned in place of a temporary one; the argument itself if there is none. */
  idOf(id: number): number {
    return this.#replica.outbox.references.idOf(id)
  }

  get #state(): State {
    return this.#replica.state()
  }

  #edit(edits: readonly { id: number; patch: TaskPatch }[]): void {
    const steps = edits.map(({ id, patch }) => editTask(this.#state, id, patch))
    const patches = edits.map(({ patch }) => patch)
    const ids = edits.map(({ id }) => id)
    const { what, values } = editOf(this.#state, patches)
    this.#do(steps, this.#about(what, ids, values))
  }

  #do(steps: readonly Step[], summary: Summary): void {
    if (steps.length > 0) this.#perform(batchesOf(steps, summary), summary)
  }

  #perform(writes: Parameters<UndoStack['perform']>[0], summary: Summary): void {
    if (this.#isAllowed(summary)) this.#say('done', this.#undo.perform(writes, summary))
    else for (const listener of this.#refusals) listener()
  }

  #isAllowed({ what }: Summary): boolean {
    const { isShared, userId } = this.#replica
    return !isShared || isAtLeast(this.#state.members.get(userId)?.role ?? 'viewer', leastFor(what))
  }

  #say(event: Parameters<ActionListener>[0], action: UndoEntry): void {
    for (const listener of this.#listeners) listener(event, action)
  }

  #about(what: string, ids: readonly number[], more: Summary['values'] = {}): Summary {
    const [id = 0] = ids
    return { what, values: { title: this.#state.tasks.get(id)?.title ?? '', count: ids.length, id, ...more } }
  }

  #named(what: string, kind: Ordered, id: number): Summary {
    return { what, values: { title: this.#state[kind].get(id)?.name ?? '', id } }
  }
}

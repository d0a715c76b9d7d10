import { writePast } from '../../changelog/past.ts'
import type { Resources } from '../../changelog/resource.ts'
import { CHUNK, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { positionOfId } from '../../core/order.ts'
import { ensureLabels } from '../../labels/crud.ts'
import { membersAmong } from '../../members/crud.ts'
import { addNotes } from '../../notes/crud.ts'
import type { NoteResponse } from '../../notes/schemas.ts'
import { addOccurrences } from '../../tasks/crud/occurrences.ts'
import { writeStates } from '../../tasks/crud/states.ts'
import { type Snapshot, snapshotOf, stateOf, type TaskState } from '../../tasks/model/state.ts'
import type { Contents } from './contents.ts'

/** Where the tasks go. */
interface Place {
  /** The project there; null for none. */
  projectId: number | null
  /** The project that moves along, and becomes `projectId`. */
  from?: number
}

/**
 * Writes tasks in the workspace that they come to, with ids of their own. What they refer to comes along, or is left out.
 * @returns their ids in the workspace that they left, each with the new one
 * @throws DocketError CONFLICT, AUTH_FORBIDDEN where a label would have to be made
 */
export async function writeContents(
  unit: UnitOfWork,
  resources: Resources,
  contents: Contents,
  place: Place,
): Promise<Map<number, number>> {
  const { tasks, notes, past } = contents
  const labels = await labelsHere(unit, tasks)
  const assignees = [...tasks, ...statesIn(contents, resources)].flatMap((task) => task.assignees)
  const members = await membersAmong(unit.actor, [...new Set(assignees)], unit)
  const ids = new Map(
    tasks.toSorted((one, two) => one.id - two.id).map(({ id }) => [id, unit.nextTaskId()] as const),
  )
  // The id of an occurrence is its revision: those of all that is written before them are known.
  const firstOccurrence = unit.revision + past.tasks.length + tasks.length + 1
  const occurrences = contents.occurrences.map((occurrence, index) => ({
    ...occurrence,
    id: firstOccurrence + index,
    task_id: ids.get(occurrence.task_id) ?? 0,
  }))
  const turns = Map.groupBy(
    contents.occurrences.map(({ id, task_id }, index) => ({ id, task_id, here: firstOccurrence + index })),
    ({ task_id }) => task_id,
  )
  /** The last occurrence of an earlier series, which tells those of the present one apart. */
  const turnsAfter = ({ id, turns_after }: TaskState): number =>
    turns.get(id)?.findLast((each) => each.id <= turns_after)?.here ?? 0
  const here = (task: TaskState): TaskState => {
    const id = ids.get(task.id) ?? 0
    const parent_id = (task.parent_id !== null && ids.get(task.parent_id)) || null
    const isRoot = place.from === undefined && parent_id === null
    return {
      ...task,
      id,
      user_id: unit.workspaceId,
      parent_id,
      project_id: place.projectId,
      blocked_by: task.blocked_by.flatMap((blocker) => ids.get(blocker) ?? []),
      assignees: task.assignees.filter((member) => members.has(member)),
      turns_after: turnsAfter(task),
      // In a list of others, it is as one that has just been made; what comes together keeps its order.
      position: isRoot ? positionOfId(id) : task.position,
    }
  }
  const earlier = await writePast(unit, resources, past.tasks, {
    idOf: ({ resource_id }) => ids.get(Number(resource_id)) ?? 0,
    stateOf: (snapshot) => {
      const then = stateOf(snapshot as Snapshot)
      const project_id = then.project_id === (place.from ?? null) ? place.projectId : null
      return snapshotOf({ ...here(then), project_id })
    },
  })
  for (let start = 0; start < tasks.length; start += CHUNK) {
    const some = tasks.slice(start, start + CHUNK).map((task) => {
      const after = { ...here(task), labels: task.labels.map((name) => labels.get(name) ?? name) }
      return { before: null, after, previous: earlier.get(after.id) }
    })
    await writeStates(unit, some)
  }
  await addOccurrences(unit, occurrences)
  const firstNote = unit.revision + past.notes.length + 1
  const noteIds = new Map(notes.map(({ id }, index) => [id, firstNote + index]))
  const noteHere = (note: NoteResponse): NoteResponse => ({
    ...note,
    id: noteIds.get(note.id) ?? 0,
    task_id: ids.get(note.task_id) ?? 0,
  })
  const earlierNotes = await writePast(unit, resources, past.notes, {
    idOf: ({ resource_id }) => noteIds.get(Number(resource_id)) ?? 0,
    stateOf: (note) => noteHere(note as NoteResponse),
  })
  await addNotes(unit, notes.map(noteHere), earlierNotes)
  return ids
}

/** The states that the history of the tasks shows. */
const statesIn = ({ past }: Contents, resources: Resources): TaskState[] =>
  past.tasks.flatMap((change) => {
    const { before, after } = resources.statesOf(change)
    return [before, after].flatMap((state) => (state === null ? [] : [stateOf(state as Snapshot)]))
  })

/** What the labels of the tasks are called here: those with the same name, or new ones. */
async function labelsHere(unit: UnitOfWork, tasks: readonly TaskState[]): Promise<Map<string, string>> {
  const names = [...new Set(tasks.flatMap((task) => task.labels))]
  const known = names.length === 0 ? [] : await ensureLabels(unit, names)
  // No two labels of a workspace differ only in case, so each has its own here.
  return new Map(names.map((name, index) => [name, known[index] ?? name]))
}

import { type PastChange, readPast } from '../../changelog/past.ts'
import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { DocketError } from '../../core/errors.ts'
import { notesOf } from '../../notes/crud.ts'
import type { NoteResponse } from '../../notes/schemas.ts'
import { occurrencesOf } from '../../tasks/crud/occurrences.ts'
import { readStates } from '../../tasks/crud/states.ts'
import type { TaskState } from '../../tasks/model/state.ts'
import type { Occurrence } from '../../tasks/schemas.ts'

/** Tasks that are about to move, with all that belongs to them. */
export interface Contents {
  /** Each before those below it. */
  tasks: readonly TaskState[]
  occurrences: readonly Occurrence[]
  notes: readonly NoteResponse[]
  /** What the log has of the tasks, and of the notes, oldest first. */
  past: { tasks: readonly PastChange[]; notes: readonly PastChange[] }
}

/** Tasks, occurrences and notes that one request moves. */
const MOST = 2000

/** Reads the tasks from the workspace that they leave. @throws DocketError CONFLICT if they are too many */
export async function readContents(unit: UnitOfWork, ids: readonly number[]): Promise<Contents> {
  // Their numbers are checked before anything is read that there may be much of.
  checkNumber(ids.length)
  const tasks = downwards(await readStates(unit, ids))
  const occurrences = await occurrencesOf(unit, ids)
  const notes = await notesOf(unit, ids)
  checkNumber(ids.length + occurrences.length + notes.length)
  const revisionsOf = (all: readonly { revision: number }[]) => all.map(({ revision }) => revision)
  return {
    tasks,
    occurrences,
    notes,
    past: {
      tasks: await readPast(unit, revisionsOf(tasks)),
      notes: await readPast(unit, revisionsOf(notes)),
    },
  }
}

function checkNumber(count: number): void {
  if (count <= MOST) return
  throw new DocketError(
    'CONFLICT',
    `At most ${MOST} tasks, notes and occurrences can be moved at once, and these are more. Move some of them first.`,
  )
}

/** The tasks, each before those below it; otherwise by id. */
function downwards(tasks: readonly TaskState[]): TaskState[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const depthOf = ({ parent_id }: TaskState): number => {
    const parent = parent_id === null ? undefined : byId.get(parent_id)
    return parent === undefined ? 0 : 1 + depthOf(parent)
  }
  const depths = new Map(tasks.map((task) => [task, depthOf(task)]))
  return tasks.toSorted((one, two) => (depths.get(one) ?? 0) - (depths.get(two) ?? 0) || one.id - two.id)
}

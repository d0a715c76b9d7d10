import { once } from '../changelog/idempotency-keys.ts'
import { readPast, writePast } from '../changelog/past.ts'
import type { Resources } from '../changelog/resource.ts'
import { runTwoUnits } from '../changelog/run-two-units.ts'
import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { logTransfer, type Moved } from '../changelog/transfers.ts'
import { discard } from '../changelog/trash.ts'
import type { Write } from '../changelog/write.ts'
import { missingScope } from '../core/auth.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Scope } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import { unknownWorkspace } from '../keys/model.ts'
import { enter } from '../members/crud.ts'
import { projects } from '../projects/crud.ts'
import { target } from '../tasks/crud/locked.ts'
import { subtreeOf, tasksIn } from '../tasks/crud/relations.ts'
import { removeAll } from '../tasks/crud.ts'
import { invalid } from '../tasks/model/edit.ts'
import { writeContents } from './crud/arrival.ts'
import { type Contents, readContents } from './crud/contents.ts'
import type { TaskTransfer, TransferResponse } from './schemas.ts'

/**
 * Moves to another workspace: what is here is written there and deleted here, in one transaction. So it takes what deleting
 * takes, and can be restored here.
 */

export interface Outcome {
  result: TransferResponse
  replayed: boolean
}

interface Request {
  id: number
  /** The workspace to move it to. */
  to: string
  conditions: Preconditions
}

/**
 * Moves a task with all below it, and what belongs to them.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, VALIDATION_ERROR (a workspace or project that is unknown),
 *   AUTH_FORBIDDEN, CONFLICT (it is too much)
 */
export const transferTask = (
  db: Database,
  write: Write,
  resources: Resources,
  request: Request & Pick<TaskTransfer, 'project_id'>,
): Promise<Outcome> =>
  transfer(db, write, request, ['tasks:write'], async (here, there) => {
    await target(here, request.id, request.conditions)
    const { project_id: projectId } = request
    if (projectId !== null && !(await hasProject(there, projectId)))
      throw invalid('project_id', 'No such project.', 'unknown')
    const contents = await readContents(here, await subtreeOf(here, request.id))
    const ids = await writeContents(there, resources, contents, { projectId })
    await discard(here, { resource: 'task', id: request.id }, () => removeAll(here, upwards(contents)))
    // What the request named comes first.
    const pairs = contents.tasks.map(({ id }): [number, number] => [id, ids.get(id) ?? 0])
    return { resource: 'task', ids: { task: pairs, project: [] } }
  })

async function hasProject(unit: UnitOfWork, id: number): Promise<boolean> {
  return (await projects.list(unit.workspaceId, unit)).some((project) => project.id === id)
}

/** Moves a project with its tasks. @throws DocketError like `transferTask`; CONFLICT also for too many projects */
export const transferProject = (
  db: Database,
  write: Write,
  resources: Resources,
  request: Request,
): Promise<Outcome> =>
  transfer(db, write, request, ['projects:write', 'tasks:write'], async (here, there) => {
    const project = await projects.find(here, { id: request.id }, request.conditions)
    const contents = await readContents(here, await tasksIn(here, project.id))
    const past = await readPast(here, [project.revision])
    const id = there.revision + past.length + 1
    const earlier = await writePast(there, resources, past, {
      idOf: () => id,
      stateOf: (state) => ({ ...state, id }),
    })
    const { name, color, archived, created_at } = project
    const origin = { created_at, previous: earlier.get(id) }
    await projects.append(there, { name, color, archived }, origin)
    const ids = await writeContents(there, resources, contents, { projectId: id, from: project.id })
    await projects.remove(here, project, () => removeAll(here, upwards(contents)))
    return { resource: 'project', ids: { task: [...ids], project: [[project.id, id]] } }
  })

/** Ids of the tasks, each after those below it. */
const upwards = ({ tasks }: Contents): number[] => tasks.map(({ id }) => id).toReversed()

async function transfer(
  db: Database,
  write: Write,
  { to }: Request,
  scopes: readonly Scope[],
  work: (here: UnitOfWork, there: UnitOfWork) => Promise<Moved>,
): Promise<Outcome> {
  const { workspaceId } = write.actor
  if (to === workspaceId) throw invalid('workspace_id', 'It is in this workspace already.', 'same')
  const refuse = () => unknownWorkspace(['body', 'workspace_id'])
  const outcome = await once(workspaceId, db, write, () =>
    runTwoUnits(db, write, { id: to, enter, refuse }, async (here, there) => {
      for (const { actor } of [here, there]) {
        const missing = scopes.find((scope) => !actor.scopes.has(scope))
        if (missing !== undefined) throw missingScope(missing, actor)
      }
      const moved = await work(here, there)
      await logTransfer(here, there, moved)
      const [[, id] = [0, 0]] = moved.ids[moved.resource]
      const result: TransferResponse = { workspace_id: to, id, write: here.first }
      here.answer(here.revision, result)
      return result
    }),
  )
  return outcome.replayed
    ? { result: outcome.answer as TransferResponse, replayed: true }
    : { result: outcome.result, replayed: false }
}

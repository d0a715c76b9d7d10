import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { orderedStoreOf } from '../changelog/store/ordered-store.ts'
import type { Actor } from '../core/auth.ts'
import { leastUsedColor } from '../core/colors.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { whereMoved } from '../members/crud.ts'
import type { ProjectCreate, ProjectResponse } from './schemas.ts'

const store = orderedStoreOf<ProjectResponse>({
  resource: 'project',
  table: 'projects',
  columns: ['name', 'color', 'archived', 'position'],
  endsLinks: 'project_id',
})

/** Says where a project went that was moved away, if the actor may read it there. */
const orMoved = (actor: Actor, db: Queryable, id: number) => async (error: unknown) => {
  throw await whereMoved(error, actor, db, { resource: 'project', id })
}

export const projects: typeof store = {
  ...store,
  find: (unit, address, conditions) =>
    store.find(unit, address, conditions).catch(orMoved(unit.actor, unit, address.id)),
  findToEdit: (unit, address, patch, conditions) =>
    store.findToEdit(unit, address, patch, conditions).catch(orMoved(unit.actor, unit, address.id)),
}

const isShown = ({ projectId }: Actor, id: number): boolean => projectId === undefined || projectId === id

/** The projects that the actor may see, in their order. @throws DocketError AUTH_INVALID when the user is gone */
export async function listProjects(actor: Actor, db: Queryable): Promise<ProjectResponse[]> {
  const all = await projects.list(actor.workspaceId, db)
  return all.filter(({ id }) => isShown(actor, id))
}

/** @throws DocketError NOT_FOUND, AUTH_INVALID (the user is gone) */
export async function readProject(
  actor: Actor,
  db: Queryable,
  address: { id: number },
): Promise<ProjectResponse> {
  if (!isShown(actor, address.id)) throw new DocketError('NOT_FOUND', 'No such project.')
  return await projects.read(actor.workspaceId, db, address).catch(orMoved(actor, db, address.id))
}

/** Takes the tasks out of a project that is about to be removed. */
export type ReleaseTasks = (unit: UnitOfWork, projectId: number) => Promise<void>

/** Creates it at the end of the order. @throws DocketError CONFLICT when the limit is reached */
export function createProject(
  unit: UnitOfWork,
  { name, color = null, archived = false }: ProjectCreate,
): Promise<ProjectResponse> {
  return projects.append(unit, { name, color, archived })
}

/** Creates a project of which only the name is known. @throws DocketError CONFLICT when the limit is reached */
export async function createNamedProject(unit: UnitOfWork, name: string): Promise<ProjectResponse> {
  return await createProject(unit, {
    name,
    color: leastUsedColor(await projects.list(unit.workspaceId, unit)),
  })
}

/** Removes the project; its tasks stay, without one. */
export async function removeProject(
  unit: UnitOfWork,
  project: ProjectResponse,
  releaseTasks: ReleaseTasks,
): Promise<void> {
  await projects.remove(unit, project, () => releaseTasks(unit, project.id))
}

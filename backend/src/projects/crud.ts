import { orderedStoreOf } from '../database/ordered.ts'
import type { Together } from '../database/together.ts'
import type { ProjectCreate, ProjectResponse } from './schemas.ts'

export const projects = orderedStoreOf<ProjectResponse>({
  resource: 'project',
  table: 'projects',
  columns: ['name', 'color', 'archived', 'position'],
})

/** Takes its tasks out of a project that is about to go. */
export type ReleaseTasks = (together: Together, projectId: number) => Promise<void>

/** At the end of the order. @throws DocketError CONFLICT when there are enough */
export function createProject(
  together: Together,
  { name, color = null, archived = false }: ProjectCreate,
): Promise<ProjectResponse> {
  return projects.append(together, { name, color, archived })
}

/** Its tasks stay, without a project. */
export async function removeProject(
  together: Together,
  project: ProjectResponse,
  releaseTasks: ReleaseTasks,
): Promise<void> {
  await projects.remove(together, project, () => releaseTasks(together, project.id))
}

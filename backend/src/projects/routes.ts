import { orderRoutes } from '../changelog/store/ordered-routes.ts'
import { collectionRoutes, type RouteOptions } from '../changelog/store/routes.ts'
import type { Routes } from '../core/http.ts'
import {
  createProject,
  listProjects,
  projects,
  type ReleaseTasks,
  readProject,
  removeProject,
} from './crud.ts'
import { ProjectCreate, ProjectListResponse, ProjectPatch, ProjectResponse } from './schemas.ts'

export function projectRoutes(app: Routes, options: RouteOptions & { releaseTasks: ReleaseTasks }): void {
  const common = {
    one: 'project',
    many: 'projects',
    tag: 'Projects',
    scope: 'projects' as const,
    path: '/projects',
    store: projects,
    narrow: 'read' as const,
  }

  orderRoutes(app, options, {
    ...common,
    list: listProjects,
    schemas: { response: ProjectResponse, list: ProjectListResponse },
  })
  collectionRoutes(app, options, {
    ...common,
    schemas: { create: ProjectCreate, patch: ProjectPatch, response: ProjectResponse },
    descriptions: { delete: 'Its tasks are kept, without a project.' },
    read: readProject,
    create: createProject,
    remove: (unit, project) => removeProject(unit, project, options.releaseTasks),
  })
}

import { collectionRoutes, orderRoutes, type RouteOptions } from '../core/collection.ts'
import type { Routes } from '../core/http.ts'
import { createProject, projects, type ReleaseTasks, removeProject } from './crud.ts'
import { ProjectCreate, ProjectListResponse, ProjectPatch, ProjectResponse } from './schemas.ts'

export function projectRoutes(app: Routes, options: RouteOptions & { releaseTasks: ReleaseTasks }): void {
  const common = {
    one: 'project',
    many: 'projects',
    tag: 'Projects',
    scope: 'projects' as const,
    path: '/projects',
    store: projects,
  }

  orderRoutes(app, options, {
    ...common,
    schemas: { response: ProjectResponse, list: ProjectListResponse },
  })
  collectionRoutes(app, options, {
    ...common,
    schemas: { create: ProjectCreate, patch: ProjectPatch, response: ProjectResponse },
    descriptions: { delete: 'Its tasks stay, without a project.' },
    create: createProject,
    remove: (together, project) => removeProject(together, project, options.releaseTasks),
  })
}

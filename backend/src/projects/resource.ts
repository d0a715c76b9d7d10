import { type Resource, scopesFor } from '../changelog/resource.ts'
import { storedResource } from '../changelog/store/resource.ts'
import { projects, type ReleaseTasks } from './crud.ts'
import { projectRoutes } from './routes.ts'
import { ProjectResponse } from './schemas.ts'

export const projectResource = (releaseTasks: ReleaseTasks): Resource =>
  storedResource(projects, {
    scopes: scopesFor('projects'),
    schema: ProjectResponse,
    tag: { name: 'Projects', description: 'Projects that tasks belong to.' },
    path: '/projects/:project_id',
    sync: 1,
    export: 'projects',
    routes: (app, options) => projectRoutes(app, { ...options, releaseTasks }),
  })

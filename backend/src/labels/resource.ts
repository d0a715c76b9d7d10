import { type Resource, scopesFor } from '../changelog/resource.ts'
import { storedResource } from '../changelog/store/resource.ts'
import { labels, type RelabelTasks, restorableLabels } from './crud.ts'
import { labelRoutes } from './routes.ts'
import { LabelResponse } from './schemas.ts'

export const labelResource = (relabelTasks: RelabelTasks): Resource =>
  storedResource(labels, {
    scopes: scopesFor('labels'),
    schema: LabelResponse,
    tag: { name: 'Labels', description: 'Labels that tasks carry.' },
    path: '/labels/:label_id',
    restorable: restorableLabels(relabelTasks),
    sync: 2,
    export: 'labels',
    routes: (app, options) => labelRoutes(app, { ...options, relabelTasks }),
  })

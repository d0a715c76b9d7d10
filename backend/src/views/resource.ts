import { scopesFor } from '../changelog/resource.ts'
import { storedResource } from '../changelog/store/resource.ts'
import { views } from './crud.ts'
import { viewRoutes } from './routes.ts'
import { ViewResponse } from './schemas.ts'

export const viewResource = storedResource(views, {
  scopes: scopesFor('views'),
  schema: ViewResponse,
  tag: { name: 'Views', description: 'Saved filters.' },
  path: '/views/:view_id',
  sync: 3,
  export: 'views',
  routes: viewRoutes,
})

import type { RouteOptions } from '../changelog/resource.ts'
import { collectionRoutes } from '../changelog/store/collection-routes.ts'
import { orderRoutes } from '../changelog/store/ordered-routes.ts'
import type { Routes } from '../core/http.ts'
import { createView, editView, views } from './crud.ts'
import { ViewCreate, ViewListResponse, ViewPatch, ViewResponse } from './schemas.ts'

export function viewRoutes(app: Routes, options: RouteOptions): void {
  const common = {
    one: 'view',
    many: 'views',
    tag: 'Views',
    scope: 'views' as const,
    path: '/views',
    store: views,
  }

  orderRoutes(app, options, { ...common, schemas: { response: ViewResponse, list: ViewListResponse } })
  collectionRoutes(app, options, {
    ...common,
    schemas: { create: ViewCreate, patch: ViewPatch, response: ViewResponse },
    descriptions: { create: 'Names must be unique, ignoring case.' },
    create: createView,
    update: editView,
  })
}

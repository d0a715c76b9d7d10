import { orderRoutes } from '../changelog/store/ordered-routes.ts'
import { collectionRoutes, type RouteOptions } from '../changelog/store/routes.ts'
import type { Routes } from '../core/http.ts'
import { createLabel, editLabel, labels, type RelabelTasks, removeLabel } from './crud.ts'
import { LabelCreate, LabelListResponse, LabelPatch, LabelResponse } from './schemas.ts'

export function labelRoutes(app: Routes, options: RouteOptions & { relabelTasks: RelabelTasks }): void {
  const { relabelTasks } = options
  const common = {
    one: 'label',
    many: 'labels',
    tag: 'Labels',
    scope: 'labels' as const,
    path: '/labels',
    store: labels,
    // Labels are the user's and belong to no project: anyone who may read labels sees them all.
    narrow: 'read' as const,
  }

  orderRoutes(app, options, { ...common, schemas: { response: LabelResponse, list: LabelListResponse } })
  collectionRoutes(app, options, {
    ...common,
    schemas: { create: LabelCreate, patch: LabelPatch, response: LabelResponse },
    descriptions: {
      create: 'Names must be unique, ignoring case.',
      patch: 'Renaming a label renames it in every task that carries it.',
      delete: 'The label is removed from every task that carries it.',
    },
    create: createLabel,
    update: (unit, label, patch) => editLabel(unit, label, patch, relabelTasks),
    remove: (unit, label) => removeLabel(unit, label, relabelTasks),
  })
}

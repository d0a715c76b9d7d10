import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { orderedStoreOf } from '../changelog/store/ordered-store.ts'
import type { OwnFields } from '../changelog/store/store.ts'
import { checkView } from './model.ts'
import type { ViewCreate, ViewPatch, ViewResponse } from './schemas.ts'

export const views = orderedStoreOf<ViewResponse>({
  resource: 'view',
  table: 'views',
  columns: ['name', 'filter', 'sort', 'position'],
  endsLinks: 'view_id',
  taken: { views_name_key: 'A view with this name already exists.' },
})

/** Adds it at the end of the order. @throws DocketError VALIDATION_ERROR, CONFLICT (name taken, or limit reached) */
export function createView(
  unit: UnitOfWork,
  { name, filter, sort = null }: ViewCreate,
): Promise<ViewResponse> {
  checkView({ filter, sort })
  return views.append(unit, { name, filter, sort })
}

/** @throws DocketError VALIDATION_ERROR, CONFLICT (the name is taken) */
export function editView(unit: UnitOfWork, before: ViewResponse, patch: ViewPatch): Promise<ViewResponse> {
  const { filter = before.filter, sort = before.sort } = patch
  // A view can still be renamed when the filter language has changed since it was saved.
  if (filter !== before.filter || sort !== before.sort) checkView({ filter, sort })
  return views.update(unit, before, patch as Partial<OwnFields<ViewResponse>>)
}

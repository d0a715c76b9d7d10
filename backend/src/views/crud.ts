import { orderedStoreOf } from '../database/ordered.ts'
import type { Own } from '../database/resources.ts'
import type { Together } from '../database/together.ts'
import type { ViewCreate, ViewPatch, ViewResponse } from './schemas.ts'

export const views = orderedStoreOf<ViewResponse>({
  resource: 'view',
  table: 'views',
  columns: ['name', 'filter', 'sort', 'position'],
  taken: { views_name_key: 'There is a view of this name already.' },
})

/** @throws DocketError VALIDATION_ERROR when filter or sort cannot be understood */
export type CheckView = (view: { filter: string; sort: string | null }) => void

/** At the end of the order. @throws DocketError CONFLICT when the name is taken, or there are enough */
export function createView(
  together: Together,
  { name, filter, sort = null }: ViewCreate,
  check: CheckView,
): Promise<ViewResponse> {
  check({ filter, sort })
  return views.append(together, { name, filter, sort })
}

/** @throws DocketError CONFLICT when the name is taken */
export function editView(
  together: Together,
  before: ViewResponse,
  patch: ViewPatch,
  check: CheckView,
): Promise<ViewResponse> {
  const { filter = before.filter, sort = before.sort } = patch
  // Whatever became of the language since it was saved, a view can still be renamed.
  if (filter !== before.filter || sort !== before.sort) check({ filter, sort })
  return views.update(together, before, patch as Partial<Own<ViewResponse>>)
}

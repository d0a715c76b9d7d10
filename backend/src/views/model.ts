import type { Filter } from '../filters/model/ast.ts'
import { parseFilter } from '../filters/model/parser.ts'
import { parseSort, type Sort } from '../filters/model/sort.ts'

/** Rules of views, without database or HTTP. */

interface SavedQuery {
  filter: string
  sort: string | null
}

/** A view's filter and sort, parsed; undefined where the filter is empty or there is no sort. */
export interface ViewQuery {
  filter: Filter | undefined
  sort: Sort | undefined
}

/**
 * @param loc where filter and sort came from, for the error
 * @throws DocketError VALIDATION_ERROR with the `position` of the first mistake
 */
export function viewQueryOf(
  { filter, sort }: SavedQuery,
  loc: (member: 'filter' | 'sort') => string[],
): ViewQuery {
  return {
    filter: filter.trim() === '' ? undefined : parseFilter(filter, loc('filter')),
    sort: sort === null ? undefined : parseSort(sort, loc('sort')),
  }
}

/** @throws DocketError VALIDATION_ERROR when filter or sort cannot be parsed */
export function checkView(view: SavedQuery): void {
  viewQueryOf(view, (member) => ['body', member])
}

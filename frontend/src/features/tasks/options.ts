import type { Grouping, Options, Sort } from './lists.ts'

/** How a list can be shown. */

/** What can be chosen for a list, and how it is shown by itself. */
export interface OwnOptions extends Options {
  /** The orders that it can have. */
  sorts: readonly Sort[]
}

export const GROUPINGS: readonly Grouping[] = ['none', 'project', 'due', 'priority', 'label']
/** The orders of lists that have none of the user's own making. */
export const COMPUTED: readonly Sort[] = ['due', 'priority', 'title', 'created', 'estimate']
export const SORTS: readonly Sort[] = ['manual', ...COMPUTED]

export interface ChosenOptions extends Options {
  /** Undefined while the list has no lasting id, under which they would be remembered. */
  change?: (patch: Partial<Options>) => void
  own: OwnOptions
  /** Whether something else than the list's own way is chosen. */
  isChosen: boolean
}

/** Whether tasks can be moved by hand: among all of them, or within a project. */
export const isManual = ({ sort, group, descending }: Options): boolean =>
  sort === 'manual' && !descending && (group === 'none' || group === 'project')

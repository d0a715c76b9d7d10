import { useMemo } from 'react'
import { type ListOptions as Stored, useActions, useReplica } from '../../data/index.ts'
import type { Grouping, Options, Sort } from './lists.ts'

/** How each list is shown: its own way, unless the user has chosen another, which their other devices show, too. */

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

/** @param list `today`, or `projects/3` @param own the same object at each render */
export function useListOptions(list: string, own: OwnOptions): ChosenOptions {
  const actions = useActions()
  const stored = useReplica((state) => state.preferences.lists?.[list])
  return useMemo(() => {
    const options = chosen(own, stored)
    return {
      ...options,
      own,
      isChosen: NAMES.some((name) => options[name] !== own[name]),
      // Temporary ids are negative.
      ...(!list.includes('-') && {
        change: (patch: Partial<Options>) => actions.setListOptions(list, differing(own, patch)),
      }),
    }
  }, [list, own, stored, actions])
}

const NAMES = ['group', 'sort', 'descending', 'done'] as const

function chosen(own: OwnOptions, stored: Stored = {}): Options {
  const { sorts: _, ...options } = own
  const { sort = own.sort } = stored
  return { ...options, ...stored, sort: own.sorts.includes(sort) ? sort : own.sort }
}

/** What is as the list has it by itself need not be remembered. */
const differing = (own: OwnOptions, patch: Partial<Options>) =>
  Object.fromEntries(
    NAMES.filter((name) => patch[name] !== undefined).map((name) => [
      name,
      patch[name] === own[name] ? null : patch[name],
    ]),
  )

/** Whether tasks can be moved by hand: among all of them, or within a project. */
export const isManual = ({ sort, group, descending }: Options): boolean =>
  sort === 'manual' && !descending && (group === 'none' || group === 'project')

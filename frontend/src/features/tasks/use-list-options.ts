import { useMemo } from 'react'
import { type ListOptions as Stored, useActions, useReplica } from '../../data/index.ts'
import type { Options } from './lists.ts'
import type { ChosenOptions, OwnOptions } from './options.ts'

/** How each list is shown: its own way, unless the user has chosen another, which their other devices show, too. */

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

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { TFunction } from '../../i18n/t.ts'
import type { ListCommands } from './list-commands.ts'
import type { Key } from './rows.ts'

/** What the rows of a list share. It only changes with the language, so that it causes no re-rendering of rows. */
export interface SharedList {
  commands: ListCommands
  /** One for the whole list: otherwise each row would subscribe to changes of the language. */
  t: TFunction
  /** Whether this list has the keyboard, and not a dialog or another part of the page. */
  hasKeyboard(): boolean
}

const Context = createContext<SharedList | null>(null)
export const ListProvider = Context

export function useList(): SharedList {
  const list = useContext(Context)
  if (list === null) throw new Error('There is no TaskList above.')
  return list
}

/** The state of a row in its list: the bits of `selection.ts`. */
export function useFlags(key: Key): number {
  const { selection } = useList().commands
  return useSyncExternalStore(selection.subscribe, () => selection.flagsOf(key))
}

export function useSelected(): ReadonlySet<number> {
  const { selection } = useList().commands
  return useSyncExternalStore(selection.subscribe, selection.selected)
}

import type { TFunction } from 'i18next'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Dragging } from './drag.tsx'
import type { ListCommands } from './list-commands.ts'
import type { Key } from './rows.ts'

/** What the rows of a list share. It stays the same while the language does, so that no row is drawn anew because of it. */
export interface SharedList {
  commands: ListCommands
  /** Of the whole list: each row that asked for it would listen for other languages by itself. */
  t: TFunction
  /** Whether the keyboard is in this list, and not in a dialog or another part of the page. */
  hasKeyboard(): boolean
  dragging: Dragging | undefined
}

const Context = createContext<SharedList | null>(null)
export const ListProvider = Context

export function useList(): SharedList {
  const list = useContext(Context)
  if (list === null) throw new Error('There is no TaskList above.')
  return list
}

/** What the row is in its list: the bits of `selection.ts`. */
export function useFlags(key: Key): number {
  const { selection } = useList().commands
  return useSyncExternalStore(selection.subscribe, () => selection.flagsOf(key))
}

export function useSelected(): ReadonlySet<number> {
  const { selection } = useList().commands
  return useSyncExternalStore(selection.subscribe, selection.selected)
}

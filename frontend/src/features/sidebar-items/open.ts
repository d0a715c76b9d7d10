import { useSyncExternalStore } from 'react'

/** Dialogs about projects, labels and saved views, opened from anywhere. */

export type SidebarItemKind = 'projects' | 'labels' | 'views'

export type SidebarItemDialog =
  | { about: 'project' | 'label'; id: number | undefined }
  | { about: 'view'; id: number | undefined; filter: string }
  | { about: 'delete'; kind: SidebarItemKind; id: number }
  | { about: 'links'; kind: 'projects' | 'views'; id: number }
  | { about: 'archived' }

interface Opened {
  open: boolean
  /** The latest one, also while it closes. */
  dialog: SidebarItemDialog | null
  /** Changes each time, so that each dialog starts afresh. */
  turn: number
}

let opened: Opened = { open: false, dialog: null, turn: 0 }
const listeners = new Set<() => void>()

function show(next: Opened): void {
  opened = next
  for (const listener of listeners) listener()
}
const open = (dialog: SidebarItemDialog): void => show({ open: true, dialog, turn: opened.turn + 1 })

/** @param id of the one to edit; without, a new one is made */
export const openProjectDialog = (id?: number): void => open({ about: 'project', id })
/** @param id of the one to edit; without, a new one is made */
export const openLabelDialog = (id?: number): void => open({ about: 'label', id })
/** @param id of the one to edit; without, a new one is made, with this filter */
export const openViewDialog = (id?: number, filter = ''): void => open({ about: 'view', id, filter })
export const openDeleteDialog = (kind: SidebarItemKind, id: number): void =>
  open({ about: 'delete', kind, id })
export const openLinksDialog = (kind: 'projects' | 'views', id: number): void =>
  open({ about: 'links', kind, id })
export const openArchivedDialog = (): void => open({ about: 'archived' })
export const closeDialog = (): void => show({ ...opened, open: false })
/** For when somebody else comes: what was typed in it is not theirs. */
export const forgetDialog = (): void => show({ ...opened, open: false, dialog: null })

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useOpened = (): Opened => useSyncExternalStore(subscribe, () => opened)

import { useIsShared } from '../../data/index.ts'

const NOTES = {
  title: 'detail.notes',
  count: 'detail.notesCount',
  write: 'detail.newNote',
  add: 'detail.addNote',
  edit: 'detail.editNote',
  menu: 'detail.noteMenu',
} as const

const COMMENTS = {
  title: 'detail.comments.title',
  count: 'detail.comments.count',
  write: 'detail.comments.write',
  add: 'detail.comments.add',
  edit: 'detail.comments.edit',
  menu: 'detail.comments.menu',
} as const

/** Where the texts about notes are: in a shared workspace they are comments. */
export const useNoteTexts = (): typeof NOTES | typeof COMMENTS => (useIsShared() ? COMMENTS : NOTES)

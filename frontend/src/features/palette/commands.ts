import {
  Archive,
  Bookmark,
  BookOpen,
  Compass,
  Folder,
  LogOut,
  Monitor,
  Moon,
  Printer,
  Shield,
  Sun,
  Tag,
  UsersRound,
} from 'lucide-react'
import { setTheme } from '../../browser/theme.ts'
import { commandsFor, type Entry } from '../../commands/command.ts'
import { request } from '../../commands/requests.ts'
import { openArchivedDialog } from '../sidebar-items/open.ts'

/** What the commands below need. */
export interface PaletteContext {
  signOut: () => void
  administer: () => unknown
  isAdmin: boolean
  /** Whether the workspace that is shown is one that the user shares. */
  isShared: boolean
}

type Own = Pick<Entry<PaletteContext>, 'title' | 'icon' | 'edits' | 'when' | 'run'>
/** They have no keys: whoever wants them types their names. */
const without = (entry: Own): Entry<PaletteContext> => ({ keys: [], group: 'general', ...entry })

/** What can be done from menus and buttons, and in the palette by name. */
export const PALETTE_COMMANDS = commandsFor<PaletteContext>()({
  newProject: without({
    title: (t) => t('nav.addProject'),
    icon: Folder,
    edits: true,
    run: () => request('addProject'),
  }),
  newLabel: without({
    title: (t) => t('nav.addLabel'),
    icon: Tag,
    edits: true,
    run: () => request('addLabel'),
  }),
  newView: without({
    title: (t) => t('nav.addView'),
    icon: Bookmark,
    edits: true,
    run: () => request('addView'),
  }),
  newWorkspace: without({
    title: (t) => t('workspaces.new'),
    icon: UsersRound,
    run: () => request('newWorkspace'),
  }),
  lightTheme: without({
    title: (t) => t('palette.themeTo', { theme: t('theme.light') }),
    icon: Sun,
    run: () => setTheme('light'),
  }),
  darkTheme: without({
    title: (t) => t('palette.themeTo', { theme: t('theme.dark') }),
    icon: Moon,
    run: () => setTheme('dark'),
  }),
  systemTheme: without({
    title: (t) => t('palette.themeTo', { theme: t('theme.system') }),
    icon: Monitor,
    run: () => setTheme('system'),
  }),
  archivedProjects: without({ title: (t) => t('palette.archive'), icon: Archive, run: openArchivedDialog }),
  startTour: without({
    title: (t) => t('account.tour'),
    icon: Compass,
    // It is of the user's own workspace.
    when: ({ isShared }) => !isShared,
    run: () => request('startTour'),
  }),
  print: without({ title: (t) => t('palette.print'), icon: Printer, run: () => print() }),
  apiDocs: without({
    title: (t) => t('account.apiDocs'),
    icon: BookOpen,
    run: () => void open('/docs', '_blank', 'noreferrer'),
  }),
  administration: without({
    title: (t) => t('nav.admin'),
    icon: Shield,
    when: ({ isAdmin }) => isAdmin,
    run: ({ administer }) => void administer(),
  }),
  signOut: without({
    title: (t) => t('account.signOut'),
    icon: LogOut,
    run: ({ signOut }) => signOut(),
  }),
})

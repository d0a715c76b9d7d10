import { Bell, Inbox, MessageCircle, Plus, Search } from 'lucide-react'
import { commandsFor } from './command.ts'
import type { Navigation } from './lists.ts'
import { request } from './requests.ts'

/** What the commands of every page need. */
export interface AppContext extends Navigation {
  search: () => unknown
  openSettings: () => unknown
  openNotifications: () => unknown
  sortOut: () => unknown
  undo: () => unknown
  redo: () => unknown
}

/** The commands that work on every page, besides those that go to a list (`lists.ts`). */
export const APP_COMMANDS = commandsFor<AppContext>()({
  addTask: {
    title: (t) => t('nav.addTask'),
    icon: Plus,
    keys: ['n', 'q'],
    group: 'general',
    edits: true,
    run: () => request('addTask'),
  },
  sortOut: {
    title: (t) => t('nav.sortOutInbox'),
    icon: Inbox,
    keys: ['o'],
    group: 'general',
    edits: true,
    run: ({ sortOut }) => void sortOut(),
  },
  openPalette: {
    title: (t) => t('palette.title'),
    keys: ['mod+k'],
    group: 'general',
    isMotion: true,
    inFields: true,
    run: () => request('openPalette'),
  },
  search: {
    title: (t) => t('common.search'),
    icon: Search,
    keys: ['/'],
    group: 'general',
    run: ({ search }) => void search(),
  },
  undo: {
    title: (t) => t('common.undo'),
    keys: ['mod+z'],
    group: 'general',
    run: ({ undo }) => void undo(),
  },
  redo: {
    title: (t) => t('common.redo'),
    keys: ['mod+shift+z', 'mod+y'],
    group: 'general',
    run: ({ redo }) => void redo(),
  },
  toggleSidebar: {
    title: (t) => t('shortcuts.sidebar'),
    keys: ['['],
    group: 'general',
    run: () => request('toggleSidebar'),
  },
  toggleAssistant: {
    title: (t) => t('nav.assistant'),
    icon: MessageCircle,
    keys: [']'],
    group: 'general',
    run: () => request('toggleAssistant'),
  },
  showShortcuts: {
    title: (t) => t('shortcuts.title'),
    keys: ['?'],
    group: 'general',
    run: () => request('showShortcuts'),
  },
  notifications: {
    title: (t) => t('nav.notifications'),
    icon: Bell,
    keys: ['g n'],
    group: 'go',
    run: ({ openNotifications }) => void openNotifications(),
  },
  settings: {
    title: (t) => t('nav.settings'),
    keys: ['g s'],
    group: 'go',
    run: ({ openSettings }) => void openSettings(),
  },
})

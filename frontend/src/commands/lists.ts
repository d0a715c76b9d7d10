import {
  CalendarDays,
  CircleCheck,
  History,
  Inbox,
  ListTodo,
  type LucideIcon,
  Sun,
  Trash2,
} from 'lucide-react'
import type { TFunction } from '../i18n/t.ts'
import type { Command } from './command.ts'

export interface Navigation {
  navigate: (to: { to: ListPath }) => unknown
}
type ListPath = '/inbox' | '/today' | '/upcoming' | '/all' | '/done' | '/activity' | '/trash'
type ListId = 'inbox' | 'today' | 'upcoming' | 'all' | 'done' | 'activity' | 'trash'

/** Goes to a list that everybody has. */
export interface ListCommand extends Command<Navigation, ListId> {
  to: ListPath
  icon: LucideIcon
}

const list = (id: ListId, icon: LucideIcon, keys: string): ListCommand => ({
  id,
  to: `/${id}`,
  icon,
  title: (t: TFunction) => t(`nav.${id}`),
  keys: [keys],
  group: 'go',
  run: ({ navigate }) => void navigate({ to: `/${id}` }),
})

export const INBOX = list('inbox', Inbox, 'g i')
export const TODAY = list('today', Sun, 'g t')
export const UPCOMING = list('upcoming', CalendarDays, 'g u')

/** The lists that everybody has. */
export const LISTS: readonly ListCommand[] = [
  INBOX,
  TODAY,
  UPCOMING,
  list('all', ListTodo, 'g a'),
  list('done', CircleCheck, 'g d'),
  list('activity', History, 'g h'),
  list('trash', Trash2, 'g x'),
]

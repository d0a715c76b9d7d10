import { CalendarDays, CircleCheck, ListTodo, type LucideIcon, Sun, Trash2 } from 'lucide-react'

/** The lists that everybody has. The first two are in the bottom bar on a phone. */
export const PLACES = [
  { to: '/today', name: 'today', icon: Sun },
  { to: '/upcoming', name: 'upcoming', icon: CalendarDays },
  { to: '/all', name: 'all', icon: ListTodo },
  { to: '/done', name: 'done', icon: CircleCheck },
  { to: '/trash', name: 'trash', icon: Trash2 },
] as const satisfies readonly { to: string; name: string; icon: LucideIcon }[]

import { Activity, type LucideIcon, ScrollText, UserPlus, Users } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { withTexts } from '../../i18n/index.ts'

interface Section {
  name: 'users' | 'signUp' | 'system' | 'audit'
  icon: LucideIcon
  Content: ComponentType
}

/** Each as its address has it. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'users',
    icon: Users,
    Content: lazy(
      withTexts(['admin', 'accounts', 'settings', 'detail'], () => import('./users-section.tsx')),
    ),
  },
  {
    name: 'signUp',
    icon: UserPlus,
    Content: lazy(withTexts(['admin', 'accounts', 'settings'], () => import('./sign-up-section.tsx'))),
  },
  {
    name: 'system',
    icon: Activity,
    Content: lazy(withTexts(['admin', 'accounts', 'settings'], () => import('./system-section.tsx'))),
  },
  {
    name: 'audit',
    icon: ScrollText,
    Content: lazy(withTexts(['admin', 'settings', 'detail'], () => import('./audit-section.tsx'))),
  },
]

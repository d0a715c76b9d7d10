import { Link2, type LucideIcon, Settings2, UsersRound } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { Role } from '../../data/index.ts'
import { withTexts } from '../../i18n/index.ts'

interface Section {
  name: 'general' | 'members' | 'invitations'
  icon: LucideIcon
  /** The least role of those who see it. */
  least: Role
  Content: ComponentType
}

/** The pages about a workspace. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'general',
    icon: Settings2,
    least: 'viewer',
    Content: lazy(withTexts(['pickers'], () => import('./general-section.tsx'))),
  },
  {
    name: 'members',
    icon: UsersRound,
    least: 'viewer',
    Content: lazy(() => import('./members-section.tsx')),
  },
  {
    name: 'invitations',
    icon: Link2,
    least: 'admin',
    Content: lazy(() => import('./invitations-section.tsx')),
  },
]

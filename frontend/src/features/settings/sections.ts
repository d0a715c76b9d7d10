import {
  Bot,
  Database,
  Globe,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  UserRound,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'

interface Section {
  name: 'account' | 'sessions' | 'clients' | 'keys' | 'appearance' | 'time' | 'data'
  icon: LucideIcon
  Content: ComponentType
}

export const SECTIONS: readonly Section[] = [
  { name: 'account', icon: UserRound, Content: lazy(() => import('./account-section.tsx')) },
  { name: 'appearance', icon: Palette, Content: lazy(() => import('./appearance-section.tsx')) },
  { name: 'time', icon: Globe, Content: lazy(() => import('./time-section.tsx')) },
  { name: 'sessions', icon: MonitorSmartphone, Content: lazy(() => import('./sessions-section.tsx')) },
  { name: 'clients', icon: Bot, Content: lazy(() => import('./clients-section.tsx')) },
  { name: 'keys', icon: KeyRound, Content: lazy(() => import('./keys-section.tsx')) },
  { name: 'data', icon: Database, Content: lazy(() => import('./data-section.tsx')) },
]

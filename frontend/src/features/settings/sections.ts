import {
  Bell,
  BellRing,
  Bot,
  Database,
  Globe,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  ShieldCheck,
  UserRound,
  Webhook,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { withTexts } from '../../i18n/index.ts'
import type { SectionName } from './section-name.ts'

const loadWebhooks = withTexts(['webhooks', 'accounts'], () => import('../webhooks/webhooks-section.tsx'))

interface Section {
  name: SectionName
  icon: LucideIcon
  Content: ComponentType
}

export const SECTIONS: readonly Section[] = [
  {
    name: 'account',
    icon: UserRound,
    Content: lazy(withTexts(['accounts', 'security'], () => import('./account-section.tsx'))),
  },
  { name: 'appearance', icon: Palette, Content: lazy(() => import('./appearance-section.tsx')) },
  {
    name: 'time',
    icon: Globe,
    Content: lazy(withTexts(['reminders', 'pickers'], () => import('./time-section.tsx'))),
  },
  {
    name: 'told',
    icon: Bell,
    Content: lazy(withTexts(['notifications'], () => import('../notifications/told-section.tsx'))),
  },
  {
    name: 'channels',
    icon: BellRing,
    Content: lazy(withTexts(['channels', 'accounts'], () => import('../channels/channels-section.tsx'))),
  },
  {
    name: 'access',
    icon: ShieldCheck,
    Content: lazy(withTexts(['accounts'], () => import('./access-section.tsx'))),
  },
  {
    name: 'sessions',
    icon: MonitorSmartphone,
    Content: lazy(withTexts(['accounts'], () => import('./sessions-section.tsx'))),
  },
  {
    name: 'clients',
    icon: Bot,
    Content: lazy(withTexts(['accounts', 'consent'], () => import('./clients-section.tsx'))),
  },
  {
    name: 'keys',
    icon: KeyRound,
    Content: lazy(withTexts(['accounts'], () => import('./keys-section.tsx'))),
  },
  { name: 'webhooks', icon: Webhook, Content: lazy(loadWebhooks) },
  {
    name: 'data',
    icon: Database,
    Content: lazy(withTexts(['accounts'], () => import('./data-section.tsx'))),
  },
]

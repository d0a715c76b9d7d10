import {
  Bot,
  Database,
  Globe,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  UserRound,
  Webhook,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { addTexts } from '../../i18n/index.ts'
import { withSecurityTexts } from '../security/index.ts'

interface Section {
  name: 'account' | 'sessions' | 'clients' | 'keys' | 'webhooks' | 'appearance' | 'time' | 'data'
  icon: LucideIcon
  Content: ComponentType
}

export const SECTIONS: readonly Section[] = [
  {
    name: 'account',
    icon: UserRound,
    Content: lazy(withSecurityTexts(() => import('./account-section.tsx'))),
  },
  { name: 'appearance', icon: Palette, Content: lazy(() => import('./appearance-section.tsx')) },
  { name: 'time', icon: Globe, Content: lazy(() => import('./time-section.tsx')) },
  { name: 'sessions', icon: MonitorSmartphone, Content: lazy(() => import('./sessions-section.tsx')) },
  { name: 'clients', icon: Bot, Content: lazy(() => import('./clients-section.tsx')) },
  { name: 'keys', icon: KeyRound, Content: lazy(() => import('./keys-section.tsx')) },
  { name: 'webhooks', icon: Webhook, Content: lazy(loadWebhooks) },
  { name: 'data', icon: Database, Content: lazy(() => import('./data-section.tsx')) },
]

async function loadWebhooks() {
  const texts = import.meta.glob<{ default: object }>('../../i18n/locales/webhooks/*.json')
  const [section] = await Promise.all([
    import('../webhooks/webhooks-section.tsx'),
    addTexts('webhooks', texts),
  ])
  return section
}

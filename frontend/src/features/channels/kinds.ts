import type { ChannelOptions } from '@docket/sdk'
import { BellRing, type LucideIcon, Mail, MonitorSmartphone, RadioTower, Webhook } from 'lucide-react'

export type ChannelKind = ChannelOptions['kinds'][number]
/** The kinds that are added by a form; a browser is added by subscribing it. */
export type FormKind = Exclude<ChannelKind, 'web_push'>

export const KIND_ICONS: Readonly<Record<ChannelKind, LucideIcon>> = {
  email: Mail,
  web_push: MonitorSmartphone,
  ntfy: BellRing,
  gotify: RadioTower,
  webhook: Webhook,
}
export const FORM_KINDS: readonly FormKind[] = ['email', 'ntfy', 'gotify', 'webhook']

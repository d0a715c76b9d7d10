import type accounts from './locales/accounts/en.json'
import type activity from './locales/activity/en.json'
import type acts from './locales/acts/en.json'
import type admin from './locales/admin/en.json'
import type assigned from './locales/assigned/en.json'
import type assistant from './locales/assistant/en.json'
import type channels from './locales/channels/en.json'
import type consent from './locales/consent/en.json'
import type detail from './locales/detail/en.json'
import type drag from './locales/drag/en.json'
import type en from './locales/en.json'
import type inbox from './locales/inbox/en.json'
import type links from './locales/links/en.json'
import type listOptions from './locales/listOptions/en.json'
import type notifications from './locales/notifications/en.json'
import type palette from './locales/palette/en.json'
import type pickers from './locales/pickers/en.json'
import type quickAdd from './locales/quickAdd/en.json'
import type reminders from './locales/reminders/en.json'
import type search from './locales/search/en.json'
import type security from './locales/security/en.json'
import type settings from './locales/settings/en.json'
import type sidebarItems from './locales/sidebarItems/en.json'
import type taskFields from './locales/taskFields/en.json'
import type tour from './locales/tour/en.json'
import type trash from './locales/trash/en.json'
import type webhooks from './locales/webhooks/en.json'
import type workspaces from './locales/workspaces/en.json'

/** The texts of features that come with their code: each has a folder in `locales`. */
interface Parts {
  accounts: typeof accounts
  acts: typeof acts
  activity: typeof activity
  admin: typeof admin
  assigned: typeof assigned
  assistant: typeof assistant
  channels: typeof channels
  consent: typeof consent
  detail: typeof detail
  drag: typeof drag
  inbox: typeof inbox
  links: typeof links
  listOptions: typeof listOptions
  notifications: typeof notifications
  palette: typeof palette
  pickers: typeof pickers
  sidebarItems: typeof sidebarItems
  quickAdd: typeof quickAdd
  reminders: typeof reminders
  search: typeof search
  security: typeof security
  settings: typeof settings
  taskFields: typeof taskFields
  tour: typeof tour
  trash: typeof trash
  webhooks: typeof webhooks
  workspaces: typeof workspaces
}
export type Part = keyof Parts

type WithoutPlural<Key> = Key extends `${infer Counted}_${Intl.LDMLPluralRule}` ? Counted : Key
type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${KeysOf<Texts[Key]>}`
}[keyof Texts & string]

/** Where a text is: `tasks.due.today`. */
export type TextKey = KeysOf<typeof en & Parts>

import { APP_COMMANDS } from '../../commands/app.ts'
import type { Command } from '../../commands/command.ts'
import { LISTS } from '../../commands/lists.ts'
import type { TextKey } from '../../i18n/keys.ts'
import type { TFunction } from '../../i18n/t.ts'
import type { SectionName } from '../settings/section-name.ts'
import { TASK_COMMANDS } from '../task/commands.ts'
import { LIST_COMMANDS } from '../tasks/commands.ts'
import { OPTIONS_COMMANDS } from '../tasks/options-commands.ts'
import { PALETTE_COMMANDS } from './commands.ts'

/** All that the palette finds besides what users make: `catalogue.test.ts` holds that nothing is left out. */

const { settings: _, ...APP } = APP_COMMANDS

/** The commands of the app, wherever they work. Going to a list is among the places, settings among their sections. */
export const COMMANDS: readonly Pick<
  Command<never>,
  'id' | 'title' | 'icon' | 'isDirected' | 'keys' | 'edits' | 'group'
>[] = [
  ...Object.values(APP),
  ...Object.values(PALETTE_COMMANDS),
  ...Object.values(TASK_COMMANDS),
  ...Object.values(LIST_COMMANDS),
  ...Object.values(OPTIONS_COMMANDS),
].filter(({ isMotion }) => isMotion !== true)

interface SettingPlace {
  section: SectionName
  /** The title of the group or the label of the setting, by which it is found on the page. */
  title: TextKey
}

/** What is worth going to within a section of the settings: each of its groups and settings that has a title. */
export const SETTINGS = {
  name: { section: 'account', title: 'accounts.fields.name' },
  email: { section: 'account', title: 'settings.account.emailTitle' },
  password: { section: 'account', title: 'settings.account.passwordTitle' },
  passkeys: { section: 'account', title: 'security.passkeys.title' },
  authenticator: { section: 'account', title: 'security.app.title' },
  linked: { section: 'account', title: 'security.linked.title' },
  deleteAccount: { section: 'account', title: 'settings.leave.title' },
  theme: { section: 'appearance', title: 'settings.appearance.theme' },
  language: { section: 'appearance', title: 'settings.appearance.language' },
  singleKeys: { section: 'appearance', title: 'settings.appearance.shortcuts' },
  density: { section: 'appearance', title: 'settings.appearance.density' },
  swiping: { section: 'appearance', title: 'settings.appearance.swiping' },
  startPage: { section: 'appearance', title: 'settings.appearance.start' },
  zone: { section: 'time', title: 'settings.time.zone' },
  customs: { section: 'time', title: 'settings.time.customs' },
  weekStart: { section: 'time', title: 'settings.time.week' },
  clock: { section: 'time', title: 'settings.time.clock' },
  dateOrder: { section: 'time', title: 'settings.time.order' },
  adding: { section: 'time', title: 'settings.time.adding' },
  usualReminder: { section: 'time', title: 'settings.time.reminder' },
  lineLanguage: { section: 'time', title: 'settings.time.lines' },
  notifications: { section: 'time', title: 'reminders.notifications' },
  export: { section: 'data', title: 'settings.data.exportTitle' },
  api: { section: 'data', title: 'settings.data.apiTitle' },
} as const satisfies Record<string, SettingPlace>

export type SettingId = keyof typeof SETTINGS
export const SETTING_LIST = Object.entries(SETTINGS) as [SettingId, SettingPlace][]

export const LIST_IDS: ReadonlySet<string> = new Set(LISTS.map(({ id }) => id))

/** Other words for it, in the language that is shown. */
export function keywordsOf(
  t: TFunction,
  kind: 'commands' | 'lists' | 'sections' | 'settings',
  id: string,
): string {
  const key = `palette.keywords.${kind}.${id}` as TextKey
  const words = t(key)
  return words === key ? '' : words
}

import type { PreferencesPatch } from '@docket/sdk'
import type { Step } from './build.ts'
import type { ChosenPreferences } from './effects.ts'
import type { Preferences } from './state.ts'
import { operation } from './writes.ts'

type Lists = NonNullable<Preferences['lists']>
export type ListOptions = Lists[string]
export type ListOptionsPatch = { [Name in keyof ListOptions]?: ListOptions[Name] | null }

/** @param set what the patch results in */
export const preferencesStep = (patch: PreferencesPatch, set: ChosenPreferences): Step => ({
  operation: operation('PATCH', '/preferences', patch),
  effects: [{ on: 'preferences', set }],
})

/** As the service merges them; null when no list has any. */
export function withListOptions(lists: Lists, list: string, patch: ListOptionsPatch): Lists | null {
  const members = Object.entries({ ...lists[list], ...patch }).filter(([, value]) => value != null)
  const { [list]: _, ...others } = lists
  const after = members.length === 0 ? others : { ...others, [list]: Object.fromEntries(members) }
  return Object.keys(after).length === 0 ? null : after
}

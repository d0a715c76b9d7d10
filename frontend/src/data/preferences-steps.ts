import type { PreferencesPatch } from '@docket/sdk'
import type { Step } from './build.ts'
import type { ChosenPreferences } from './effects.ts'
import type { Preferences } from './state.ts'
import { operation } from './writes.ts'

type Lists = NonNullable<Preferences['lists']>
export type ListOptions = Lists[string]
export type ListOptionsPatch = { [Name in keyof ListOptions]?: ListOptions[Name] | null }

export type NotifyPatch = NonNullable<PreferencesPatch['notify']>

/** The members that are chosen. */
export const withoutNulls = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as {
    [Name in keyof Values]: NonNullable<Values[Name]>
  }

/** @param set what the patch results in */
export const preferencesStep = (patch: PreferencesPatch, set: ChosenPreferences): Step => ({
  operation: operation('PATCH', '/preferences', patch),
  effects: [{ on: 'preferences', set }],
})

/** As the service merges them; null when no list has any. */
export function withListOptions(lists: Lists, list: string, patch: ListOptionsPatch): Lists | null {
  const members = withoutNulls({ ...lists[list], ...patch })
  const { [list]: _, ...others } = lists
  const after = Object.keys(members).length === 0 ? others : { ...others, [list]: members }
  return Object.keys(after).length === 0 ? null : after
}

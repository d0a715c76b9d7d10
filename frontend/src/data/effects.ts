import { type Collection, type Collections, Draft, type Preferences, type State } from './state.ts'

/** An expected effect of a write, shown until the service has confirmed or refused it. Plain data, as it is stored. */
export type Effect =
  | { [Name in Collection]: { on: Name; id: number; set: Partial<Collections[Name]> } }[Collection]
  | { [Name in Collection]: { on: Name; id: number; put: Collections[Name] } }[Collection]
  | { on: Collection; id: number; deleted: true }
  | { on: 'preferences'; set: ChosenPreferences }

/** Null for what is no longer chosen, and so absent. */
export type ChosenPreferences = { [Name in keyof Preferences]?: Preferences[Name] | null }

export function withEffects(state: State, effects: Iterable<Effect>): State {
  const draft = new Draft(state)
  for (const effect of effects) apply(draft, effect)
  return draft.state()
}

function apply(draft: Draft, effect: Effect): void {
  if (effect.on === 'preferences') {
    const members = Object.entries({ ...draft.preferences, ...effect.set })
    draft.preferences = Object.fromEntries(members.filter(([, value]) => value !== null)) as Preferences
    return
  }
  if ('deleted' in effect) draft.put(effect.on, effect.id, null)
  else if ('put' in effect) draft.put(effect.on, effect.id, effect.put)
  else {
    const row = draft.get(effect.on, effect.id)
    // Somebody else may have deleted it meanwhile.
    if (row !== undefined) draft.put(effect.on, effect.id, { ...row, ...effect.set } as typeof row)
  }
}

/** The effects that reverse `effects` once they are applied to `state`. */
export function inverseOf(state: State, effects: readonly Effect[]): Effect[] {
  return effects
    .map((effect): Effect => {
      if (effect.on === 'preferences') {
        const absent = Object.fromEntries(Object.keys(effect.set).map((name) => [name, null]))
        return { on: 'preferences', set: { ...absent, ...state.preferences } }
      }
      const row = state[effect.on].get(effect.id)
      if (row === undefined) return { on: effect.on, id: effect.id, deleted: true }
      return { on: effect.on, id: effect.id, put: row } as Effect
    })
    .reverse()
}

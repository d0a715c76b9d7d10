import type { Place } from './database.ts'
import { type Effect, withEffects } from './effects.ts'
import { LocalTimes } from './local-times.ts'
import { SharedPreferences } from './shared-preferences.ts'
import { EMPTY, type Preferences, type State } from './state.ts'
import { haveSameMembers, type Write } from './writes.ts'

/** What is shown: the confirmed state, overlaid with the effects of writes on their way. */
export class Overlay {
  /** Undefined in the user's own workspace, which has the preferences. */
  readonly #preferences: SharedPreferences | undefined
  readonly #localTimes = new LocalTimes()
  #state: State = EMPTY
  /** What `#state` was made from. */
  #made: { confirmed: State; effects: readonly Effect[]; preferences?: Preferences } = {
    confirmed: EMPTY,
    effects: [],
  }

  /** @param shared the workspace, if users share it */
  constructor(shared: Place | undefined) {
    if (shared !== undefined) this.#preferences = new SharedPreferences(shared)
  }

  get state(): State {
    return this.#state
  }

  followPreferences(preferences: Preferences): void {
    this.#preferences?.follow(preferences)
  }

  setLists(lists: Preferences['lists'] | null): void {
    this.#preferences?.setLists(lists ?? null)
  }

  /** Lays `writes` over what is confirmed. */
  lay(writes: readonly Write[], confirmed: State): void {
    const preferences = this.#preferences?.in(confirmed)
    const effects = [...effectsOf(writes, confirmed)]
    // Each new state rebuilds the lists, so it stays the same object while nothing in it has changed.
    if (
      confirmed === this.#made.confirmed &&
      preferences === this.#made.preferences &&
      haveSameMembers(effects, this.#made.effects)
    ) {
      return
    }
    this.#state = withEffects(
      preferences === undefined ? confirmed : this.#asMember(confirmed, preferences),
      effects,
    )
    this.#made = { confirmed, effects, ...(preferences === undefined ? {} : { preferences }) }
  }

  #asMember(state: State, preferences: Preferences): State {
    return { ...state, preferences, tasks: this.#localTimes.in(state, preferences.time_zone) }
  }
}

function* effectsOf(writes: readonly Write[], confirmed: State): Generator<Effect> {
  for (const write of writes) {
    const isIn = write.status === 'written' && write.revision <= confirmed.revision
    if (!isIn) yield* write.effects
  }
}

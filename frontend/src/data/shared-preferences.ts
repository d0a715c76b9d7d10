import { browserStorage, inWorkspace } from '../browser/storage.ts'
import type { Place } from './database.ts'
import { EMPTY, type Preferences, type State } from './state.ts'

type Lists = NonNullable<Preferences['lists']>

/**
 * The preferences with which a shared workspace is shown: the user's own. How its lists are shown is remembered in this
 * browser, since the user's own workspace has lists with the same names.
 */
export class SharedPreferences {
  readonly #stored: string
  #personal: Preferences = EMPTY.preferences
  #lists: Lists | undefined
  #made: Preferences | undefined

  constructor(place: Place) {
    this.#stored = inWorkspace(place, 'lists')
    const lists = browserStorage.read(this.#stored)
    this.#lists = typeof lists === 'object' && lists !== null ? (lists as Lists) : undefined
  }

  follow(personal: Preferences): void {
    if (personal === this.#personal) return
    this.#personal = personal
    this.#made = undefined
  }

  setLists(lists: Lists | null): void {
    browserStorage.set(this.#stored, lists === null ? null : JSON.stringify(lists))
    this.#lists = lists ?? undefined
    this.#made = undefined
  }

  /** Stays the same object while nothing in it has changed. */
  in({ workspace }: State): Preferences {
    const { lists: _, start_page: __, ...others } = this.#personal
    // Until one's own are known, the workspace has a time zone.
    const isKnown = this.#personal !== EMPTY.preferences
    const time_zone = isKnown ? others.time_zone : (workspace?.time_zone ?? others.time_zone)
    if (this.#made?.time_zone === time_zone) return this.#made
    this.#made = { ...others, time_zone, ...(this.#lists === undefined ? {} : { lists: this.#lists }) }
    return this.#made
  }
}

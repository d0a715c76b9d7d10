import type { Command } from './command.ts'
import { isCharacter, type KeyPress, pressOf } from './keys.ts'

/** Keys of a command that is on the page. */
export interface Shortcut extends Pick<Command<never>, 'id' | 'group'> {
  /** `n`, `g t`, `mod+k`, …; see `keys.ts`. Empty for a command without. */
  keys: string
  label: string
  icon: Command<never>['icon']
  /** If false, it is in the list, but does nothing now. */
  active: boolean
  /** Whether the command palette offers it. */
  palette: boolean
  /** Whether it also works in text fields; without this, even `mod+` shortcuts are left to the browser there. */
  inFields: boolean
  /** The dialog in which it works; null for the page. */
  layer: () => Element | null
  /** Returns false if it has done nothing, which leaves the key to another shortcut or the browser. */
  run: () => unknown
}

/** Milliseconds after which the second key of a sequence counts as a first one. */
const SEQUENCE_MS = 1000

/** The shortcuts of everything on the page. Of two with the same keys, the later one runs, unless it declines. */
export class Registry {
  #shortcuts: readonly Shortcut[] = []
  readonly #listeners = new Set<() => void>()
  #pressed = ''
  #pressedAt = Number.NEGATIVE_INFINITY
  /** Whether shortcuts that type a character are on; they can be switched off. */
  readonly #characters: () => boolean

  constructor(characters: () => boolean) {
    this.#characters = characters
  }

  readonly shortcuts = (): readonly Shortcut[] => this.#shortcuts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns a function that removes them again */
  add(shortcuts: readonly Shortcut[]): () => void {
    this.#set([...this.#shortcuts, ...shortcuts])
    return () => this.#set(this.#shortcuts.filter((other) => !shortcuts.includes(other)))
  }

  /**
   * @param where the layer in which the key was pressed, and whether that was in a text field
   * @returns whether the key has run a shortcut
   */
  press(event: KeyPress & { timeStamp: number }, where: { layer: Element | null; typing: boolean }): boolean {
    const press = pressOf(event)
    if (press === null) return false
    const goesOn = event.timeStamp - this.#pressedAt < SEQUENCE_MS && this.#pressed !== ''
    const heard = this.#shortcuts.filter((shortcut) => this.#hears(shortcut, where))
    for (const keys of goesOn ? [`${this.#pressed} ${press}`, press] : [press]) {
      const meant = heard.filter((known) => known.keys === keys)
      const begins = heard.some((known) => known.keys.startsWith(`${keys} `))
      this.#pressed = begins && meant.length === 0 ? keys : ''
      this.#pressedAt = event.timeStamp
      if (meant.length > 0) return meant.toReversed().some((shortcut) => shortcut.run() !== false)
      if (begins) return false
    }
    return false
  }

  #hears({ keys, active, inFields, layer }: Shortcut, where: { layer: Element | null; typing: boolean }) {
    if (!active || (where.typing && !inFields) || layer() !== where.layer) return false
    return this.#characters() || !isCharacter(keys.split(' ')[0] ?? '')
  }

  #set(shortcuts: readonly Shortcut[]): void {
    this.#shortcuts = shortcuts
    for (const listener of this.#listeners) listener()
  }
}

import { type RefObject, useEffect, useState } from 'react'

/** The list that has the focus, or had it last: a page may have several. */
let latest: Keyboard | null = null

const listsOn = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=treegrid]')]

/** Tracks whether the focus is in a list: also if what had it there is gone, and nothing else has it yet. */
export class Keyboard {
  readonly #place: RefObject<HTMLElement | null>

  constructor(place: RefObject<HTMLElement | null>) {
    this.#place = place
  }

  readonly isHere = (): boolean => latest === this && this.#isFree()

  /**
   * Claims the keyboard, unless it is needed elsewhere, such as in a field; of several lists, the first one does.
   * @returns whether it is here now
   */
  readonly take = (): boolean => {
    if (latest === null && listsOn()[0] === this.#place.current && this.#isFree()) latest = this
    return this.isHere()
  }

  /** Moves the focus into the next list of the page, or the one before. @returns whether there is one */
  readonly leave = (by: 1 | -1): boolean => {
    const lists = listsOn()
    const place = this.#place.current
    if (place === null) return false
    const next = lists[lists.indexOf(place) + by]
    const rows = [...(next?.querySelectorAll<HTMLElement>('[data-key]') ?? [])]
    const row = rows.at(by === 1 ? 0 : -1)
    row?.focus()
    return row !== undefined
  }

  readonly onFocusIn = ({ target }: FocusEvent): void => {
    if (target instanceof Node && this.#place.current?.contains(target) === true) latest = this
    else this.release()
  }

  release(): void {
    if (latest === this) latest = null
  }

  #isFree(): boolean {
    const { activeElement } = document
    const place = this.#place.current
    if (place === null) return false
    return activeElement === null || activeElement.contains(place) || place.contains(activeElement)
  }
}

export function useKeyboardIn(place: RefObject<HTMLElement | null>): Keyboard {
  const [keyboard] = useState(() => new Keyboard(place))
  useEffect(() => {
    document.addEventListener('focusin', keyboard.onFocusIn)
    return () => {
      document.removeEventListener('focusin', keyboard.onFocusIn)
      keyboard.release()
    }
  }, [keyboard])
  return keyboard
}

import { type RefObject, useEffect, useState } from 'react'

/** Tracks whether the focus is in an element: also if what had it there is gone, and nothing else has it yet. */
export class Keyboard {
  readonly #place: RefObject<Element | null>
  #isIn = false

  constructor(place: RefObject<Element | null>) {
    this.#place = place
  }

  readonly isHere = (): boolean => this.#isIn && this.#isFree()

  /** Claims the keyboard, unless it is needed elsewhere, such as in a field. @returns whether it is here now */
  readonly take = (): boolean => {
    this.#isIn ||= this.#isFree()
    return this.isHere()
  }

  readonly onFocusIn = ({ target }: FocusEvent): void => {
    if (target instanceof Node) this.#isIn = this.#place.current?.contains(target) === true
  }

  #isFree(): boolean {
    const { activeElement } = document
    const place = this.#place.current
    if (place === null) return false
    return activeElement === null || activeElement.contains(place) || place.contains(activeElement)
  }
}

export function useKeyboardIn(place: RefObject<Element | null>): Keyboard {
  const [keyboard] = useState(() => new Keyboard(place))
  useEffect(() => {
    document.addEventListener('focusin', keyboard.onFocusIn)
    return () => document.removeEventListener('focusin', keyboard.onFocusIn)
  }, [keyboard])
  return keyboard
}

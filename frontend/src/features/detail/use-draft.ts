import { useEffect, useEffectEvent, useRef, useState } from 'react'

/** Milliseconds without a key after which what was typed is saved. */
const PAUSE = 800

export interface Draft {
  text: string
  change(text: string): void
  /** Saves what was typed, if it can be. */
  save(): void
  /** Saves it, and begins anew: what is reverted later is what follows. */
  finish(): void
  /** Whether it is another than before one began to type. */
  isChanged(): boolean
  /** Back to what it was before one began to type, also if that was saved meanwhile. */
  revert(): void
  /** What the text became elsewhere while this one was typed. */
  theirs: string | undefined
  takeTheirs(): void
  keepMine(): void
}

/**
 * Text that is edited in place: shown at once, saved when one pauses, leaves or closes the window.
 * @param options `canSave` says what may be saved; the rest stays typed
 */
export function useDraft(
  value: string,
  onSave: (text: string) => void,
  { canSave = () => true }: { canSave?: (text: string) => boolean } = {},
): Draft {
  /** With the value on which it builds. */
  const [typed, setTyped] = useState<{ text: string; base: string }>()
  const [theirs, setTheirs] = useState<string>()
  /** The same at once, for what happens before the next rendering: reverting, then leaving. */
  const latest = useRef<string>(undefined)
  /** What it was before one began to type. */
  const original = useRef<string>(undefined)
  const type = (text: string | undefined) => {
    latest.current = text
    original.current ??= value
    setTyped(text === undefined ? undefined : { text, base: value })
  }
  if (typed !== undefined && typed.base !== value) {
    const isOwn = value === typed.text
    setTyped(isOwn ? undefined : { ...typed, base: value })
    if (!isOwn) setTheirs(value)
  }

  const save = () => {
    const text = latest.current
    if (text === undefined || !canSave(text)) return
    type(undefined)
    if (text !== value) onSave(text)
  }
  const saveNow = useEffectEvent(save)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew.
  useEffect(() => {
    const timer = setTimeout(() => saveNow(), PAUSE)
    return () => clearTimeout(timer)
  }, [typed?.text])
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') saveNow()
    }
    const onLeave = () => saveNow()
    addEventListener('pagehide', onLeave)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      removeEventListener('pagehide', onLeave)
      document.removeEventListener('visibilitychange', onHide)
      saveNow()
    }
  }, [])

  return {
    text: typed?.text ?? value,
    change: type,
    save,
    finish: () => {
      save()
      original.current = undefined
    },
    isChanged: () => original.current !== undefined && (typed?.text ?? value) !== original.current,
    revert: () => {
      const before = original.current
      type(undefined)
      original.current = undefined
      // What somebody else wrote meanwhile is not theirs to lose.
      if (before !== undefined && before !== value && theirs === undefined) onSave(before)
    },
    theirs,
    takeTheirs: () => {
      type(undefined)
      setTheirs(undefined)
      if (theirs !== undefined && theirs !== value) onSave(theirs)
    },
    keepMine: () => setTheirs(undefined),
  }
}

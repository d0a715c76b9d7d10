import { useEffect, useEffectEvent, useRef, useState } from 'react'

/** Milliseconds without a key press after which what was typed is saved. */
const PAUSE = 800

export interface Draft {
  text: string
  change(text: string): void
  /** Saves what was typed, if it can be. */
  save(): void
  /** Saves it and starts over: a later `revert` comes back to this text. */
  finish(): void
  /** Whether it differs from the text before typing started. */
  isChanged(): boolean
  /** Goes back to the text before typing started, even if what was typed has been saved meanwhile. */
  revert(): void
  /** The text to which it was changed elsewhere while this one was being typed. */
  theirs: string | undefined
  takeTheirs(): void
  keepMine(): void
}

/**
 * Text that is edited in place: shown at once, saved when the user pauses, leaves the field or closes the window.
 * @param options `canSave` says what may be saved; anything else stays a draft
 */
export function useDraft(
  value: string,
  onSave: (text: string) => void,
  { canSave = () => true }: { canSave?: (text: string) => boolean } = {},
): Draft {
  /** What was typed, and the value that it is based on. */
  const [typed, setTyped] = useState<{ text: string; base: string }>()
  const [theirs, setTheirs] = useState<string>()
  /** What was typed, without waiting for the next render: reverting and then leaving may both come before it. */
  const latest = useRef<string>(undefined)
  /** The text before typing started. */
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key restarts the pause.
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
      // Reverting must not overwrite what was written elsewhere meanwhile.
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

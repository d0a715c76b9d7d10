import type { HistoryState, RouterHistory } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Where there is little room, Back closes what lies over the page. Each dialog, sheet and popup (a layer) has an entry
 * in the browser's history then, with the same address, above that of the page. What is open is the truth: the history
 * is brought in line with it.
 */

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many layers are open here. */
    layers?: number
  }
}

/** A traversal that the browser has not done by then will not come. */
const PATIENCE_MS = 1000
const small = matchMedia('(max-width: 47.99rem), (pointer: coarse)')

let history: RouterHistory | undefined
let addEntry: (layers: number) => void
/** How to close them, the topmost last. */
let layers: readonly (() => void)[] = []
let isListening = false
let isScheduled = false
let patience: ReturnType<typeof setTimeout> | undefined
/** While entries are being left: what is to be done when they are. */
let afterLeaving: (() => void)[] | undefined

const entriesOf = (state: HistoryState | undefined) => state?.layers ?? 0
const entries = () => entriesOf(history?.location.state)

/** Whether Back is what people close things by. */
export const closesByBack = (): boolean => small.matches

/** While it is open, Back closes it. @param close is also called when it is closed already */
export function useBack(open: boolean, close: () => void): void {
  const current = useEffectEvent(close)
  useEffect(() => {
    if (!open || !closesByBack()) return
    const layer = () => current()
    layers = [...layers, layer]
    settleSoon()
    return () => {
      layers = layers.filter((other) => other !== layer)
      settleSoon()
    }
  }, [open])
}

interface Opening {
  open?: boolean | undefined
  defaultOpen?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/** Whether a popup is open, kept here unless somebody else does. Back closes it. */
export function useOpening({ open, defaultOpen = false, onOpenChange }: Opening) {
  const [isOpened, setOpened] = useState(defaultOpen)
  const isOpen = open ?? isOpened
  const change = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
  }
  useBack(isOpen, () => change(false))
  return { open: isOpen, onOpenChange: change }
}

/** @param push adds an entry with the address of the page, which has so many layers */
export function startBack(of: RouterHistory, push: (layers: number) => void): void {
  history = of
  addEntry = push
  const { push: pushEntry, replace } = of
  of.push = (path, state, options) =>
    whenLeft(() => {
      // Whoever goes on from a layer comes back to the page, not to a layer that is closed.
      const takesPlace = entries() > 0 && entriesOf(state) === 0
      const go = takesPlace ? replace : pushEntry
      go(path, state, options)
    })
  of.replace = (path, state, options) =>
    whenLeft(() => {
      const open = entries()
      replace(path, open > 0 ? { ...state, layers: open } : state, options)
    })
}

/** The router goes where it is sent before the page is drawn, unless somebody hears of it: so not before there is a need. */
function listen(to: RouterHistory): void {
  if (isListening) return
  isListening = true
  to.subscribe(({ action }) => {
    if (action.type === 'PUSH' || action.type === 'REPLACE') return
    if (afterLeaving !== undefined) left()
    else for (const close of layers.slice(entries()).reverse()) close()
  })
}

/** Goes back over entries of this page. What navigates meanwhile does so afterwards. */
export function leave(count: number): void {
  afterLeaving = []
  patience = setTimeout(left, PATIENCE_MS)
  history?.go(-count)
}

function left(): void {
  const waiting = afterLeaving ?? []
  afterLeaving = undefined
  clearTimeout(patience)
  for (const go of waiting) go()
  settleSoon()
}

function whenLeft(go: () => void): void {
  if (afterLeaving === undefined) go()
  else afterLeaving.push(go)
}

/** Brings the history in line with what is open; a moment later, since one layer may give way to another. */
export function settleSoon(): void {
  if (isScheduled) return
  isScheduled = true
  queueMicrotask(() => {
    isScheduled = false
    if (history === undefined || afterLeaving !== undefined) return
    listen(history)
    const surplus = entries() - layers.length
    if (surplus > 0) leave(surplus)
    for (let count = entries() + 1; count <= layers.length; count += 1) addEntry(count)
  })
}

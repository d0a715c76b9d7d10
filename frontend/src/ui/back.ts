import type { HistoryState, RouterHistory } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'

/**
 * On small and touch screens, Back closes what lies over the page. For that, each dialog, sheet and popup (a layer) has
 * an entry in the browser's history, with the same address, above that of the page. The open layers are the source of
 * truth: the history is brought in line with them.
 */

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number of layers open at this entry. */
    layers?: number
  }
}

/** Milliseconds after which the browser is not expected to perform a traversal any more. A busy one takes seconds. */
const TIMEOUT_MS = 10_000
const small = matchMedia('(max-width: 47.99rem), (pointer: coarse)')

let history: RouterHistory | undefined
let addEntry: (layers: number) => void
/** The functions that close the layers, the topmost last. */
let layers: readonly (() => void)[] = []
let isListening = false
let isScheduled = false
let timeout: ReturnType<typeof setTimeout> | undefined
/** Set while entries are being left: what to do afterwards. */
let afterLeaving: (() => void)[] | undefined

const entriesOf = (state: HistoryState | undefined) => state?.layers ?? 0
const entries = () => entriesOf(history?.location.state)

/** Whether people close things by Back on this device. */
export const closesByBack = (): boolean => small.matches

/** Makes Back close something while it is open. @param close may also be called when it is already closed */
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

/** Whether a popup is open: state kept here unless the caller passes `open`. Back closes it. */
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

/** @param push adds an entry with the address of the page and this number of layers */
export function startBack(of: RouterHistory, push: (layers: number) => void): void {
  history = of
  addEntry = push
  const { push: pushEntry, replace } = of
  of.push = (path, state, options) =>
    whenLeft(() => {
      // After following a link in a layer, Back returns to the page, and not to a layer that is closed.
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

/** Only called when needed: while nobody listens, the router redirects by itself before the first render. */
function listen(to: RouterHistory): void {
  if (isListening) return
  isListening = true
  to.subscribe(({ action }) => {
    if (action.type === 'PUSH' || action.type === 'REPLACE') return
    if (afterLeaving !== undefined) left()
    else for (const close of layers.slice(entries()).reverse()) close()
  })
}

/** Goes back over entries of this page. Navigation waits until that is done. */
export function leave(count: number): void {
  afterLeaving = []
  // The history is not brought in line again: if the browser is only late, it would go back twice.
  timeout = setTimeout(goOn, TIMEOUT_MS)
  history?.go(-count)
}

function left(): void {
  goOn()
  settleSoon()
}

/** Does what has waited for a traversal. */
function goOn(): void {
  const waiting = afterLeaving ?? []
  afterLeaving = undefined
  clearTimeout(timeout)
  for (const go of waiting) go()
}

function whenLeft(go: () => void): void {
  if (afterLeaving === undefined) go()
  else afterLeaving.push(go)
}

/** Brings the history in line with what is open, a moment later, since one layer may replace another. */
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

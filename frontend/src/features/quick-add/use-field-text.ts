import type { QuickAddReading } from '@docket/sdk'
import { type ClipboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { drawnStretches, lineAfter, placeInField, placeInLine, withoutIsolates } from './isolates.ts'

/** A collapsed or extended selection, in the line. */
interface Places {
  start: number
  end: number
}

/** Keeps the line in a field in which its tokens are isolated, with the caret where it belongs in the line. */
export function useFieldText(options: {
  field: RefObject<HTMLInputElement | null>
  line: string
  readings: readonly QuickAddReading[]
  onChange: (line: string) => void
}) {
  const { field, line, readings, onChange } = options
  /** The text that an input method is working on, which must stay as it is until it is done. */
  const [composed, setComposed] = useState<string | null>(null)
  // A line that is there already is written on.
  const [caret, setCaret] = useState(line.length)
  const places = useRef<Places>({ start: line.length, end: line.length })
  /** Where the caret is in the field. */
  const lastRaw = useRef(line.length)
  /** Where the caret should be after the next render. */
  const next = useRef<number | null>(line.length)
  const stretches = drawnStretches(line, readings)
  const drawn = stretches.map(({ text }) => text).join('')
  const shown = composed ?? drawn
  const last = useRef(shown)

  useLayoutEffect(() => {
    const { current: element } = field
    if (element === null || composed !== null) return
    const isOther =
      last.current !== shown && (last.current !== withoutIsolates(last.current) || shown !== line)
    last.current = shown
    if (next.current !== null) places.current = { start: next.current, end: next.current }
    if (next.current === null && !isOther) return
    next.current = null
    const { start, end } = places.current
    lastRaw.current = placeInField(shown, start)
    element.setSelectionRange(lastRaw.current, placeInField(shown, end))
  })

  const put = (text: string, place: number) => {
    next.current = place
    setCaret(place)
    onChange(text)
  }
  return {
    shown,
    stretches,
    caret,
    put,
    /** @param kind the `inputType` of the event */
    onValue(value: string, kind: string | undefined): void {
      const at = placeInLine(value, field.current?.selectionStart ?? value.length)
      if (composed !== null) {
        setComposed(value)
        onChange(withoutIsolates(value))
        return
      }
      const after = lineAfter(line, value, at, kind)
      places.current = { start: after.place, end: after.place }
      setCaret(after.place)
      if (value !== after.line || shown !== line) next.current = after.place
      onChange(after.line)
    },
    onSelect(): void {
      const { current: element } = field
      if (element === null || composed !== null) return
      const { value, selectionStart, selectionEnd } = element
      const raw = selectionStart ?? 0
      const start = placeInLine(value, raw)
      const end = placeInLine(value, selectionEnd ?? raw)
      const step = Math.sign(raw - lastRaw.current)
      const isStuck =
        start === end && start === places.current.start && start === places.current.end && step !== 0
      lastRaw.current = raw
      places.current = { start, end }
      setCaret(start)
      // An arrow key that passed only an isolate has moved nothing that is seen.
      const further = raw + step
      if (isStuck && value !== line && further >= 0 && further <= value.length) {
        element.setSelectionRange(further, further)
      }
    },
    onCompositionStart: () => setComposed(field.current?.value ?? shown),
    onCompositionEnd(): void {
      const { current: element } = field
      const value = element?.value ?? shown
      setComposed(null)
      put(withoutIsolates(value), placeInLine(value, element?.selectionStart ?? value.length))
    },
    onCopy(event: ClipboardEvent): void {
      const { start, end } = places.current
      if (shown === line || start === end) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', line.slice(start, end))
    },
    onCut(event: ClipboardEvent): void {
      const { start, end } = places.current
      if (shown === line || start === end) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', line.slice(start, end))
      put(line.slice(0, start) + line.slice(end), start)
    },
  }
}

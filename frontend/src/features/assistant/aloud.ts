import { useSyncExternalStore } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { locale } from '../../i18n/locale.ts'

/** Reads answers aloud with the browser's own voice, one at a time. */

export const canReadAloud = (): boolean => 'speechSynthesis' in globalThis

/** Whether answers are read aloud as they arrive; this browser remembers it. */
export const useReadsAnswers = () => useStoredFlag('docket.assistant.aloud', false)

const listeners = new Set<() => void>()
let reading: { id: string; last: SpeechSynthesisUtterance } | null = null

function show(next: typeof reading): void {
  reading = next
  for (const listener of listeners) listener()
}

/** @param id identifies what is being read, so that its button can stop it */
export function readAloud(id: string, text: string): void {
  stopReading()
  // Some voices give up in the middle of a long text, so each line is an utterance of its own.
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const spoken = lines.map((line) => {
    const utterance = new SpeechSynthesisUtterance(line)
    utterance.lang = locale().format
    return utterance
  })
  const last = spoken.at(-1)
  if (last === undefined) return
  const end = () => {
    if (reading?.last === last) show(null)
  }
  last.addEventListener('end', end)
  for (const utterance of spoken) {
    utterance.addEventListener('error', end)
    speechSynthesis.speak(utterance)
  }
  show({ id, last })
}

export function stopReading(): void {
  if (reading === null) return
  show(null)
  speechSynthesis.cancel()
}

/** The id of what is being read. */
export const useReading = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => reading?.id ?? null,
  )

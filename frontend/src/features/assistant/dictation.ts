import { useEffect, useRef, useState } from 'react'
import { locale } from '../../i18n/locale.ts'

/** What is used of the browser's speech recognition; few browsers have it, some under a name of their own. */
interface Recognition {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
  abort(): void
}
type RecognitionClass = new () => Recognition

function recognitionClass(): RecognitionClass | undefined {
  const browser = globalThis as {
    SpeechRecognition?: RecognitionClass
    webkitSpeechRecognition?: RecognitionClass
  }
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition
}

export const canDictate = (): boolean => recognitionClass() !== undefined

export type DictationProblem = 'denied' | 'noSpeech' | 'failed'

export interface Dictation {
  isListening: boolean
  problem: DictationProblem | null
  start(): void
  stop(): void
}

/** Turns speech into text, in the app's language. @param onText called repeatedly, with all that was heard so far */
export function useDictation(onText: (heard: string) => void): Dictation {
  const running = useRef<Recognition>(null)
  const [isListening, setListening] = useState(false)
  const [problem, setProblem] = useState<DictationProblem | null>(null)
  const report = useRef(onText)
  useEffect(() => {
    report.current = onText
  }, [onText])
  // Stops listening when it is unmounted.
  useEffect(
    () => () => {
      running.current?.abort()
      running.current = null
    },
    [],
  )

  function start(): void {
    const Class = recognitionClass()
    if (Class === undefined || running.current !== null) return
    const recognition = new Class()
    recognition.lang = locale().format
    recognition.continuous = true
    recognition.interimResults = true
    recognition.onresult = ({ results }) => {
      const heard = Array.from(results, (result) => result[0]?.transcript.trim() ?? '')
      if (running.current === recognition) report.current(heard.join(' ').trim())
    }
    recognition.onerror = ({ error }) => setProblem(problemOf(error))
    recognition.onend = () => {
      if (running.current !== recognition) return
      running.current = null
      setListening(false)
    }
    setProblem(null)
    try {
      recognition.start()
    } catch {
      setProblem('failed')
      return
    }
    running.current = recognition
    setListening(true)
  }
  return { isListening, problem, start, stop: () => running.current?.stop() }
}

/** Null if the user stopped it. */
function problemOf(error: string): DictationProblem | null {
  if (error === 'aborted') return null
  if (error === 'no-speech') return 'noSpeech'
  return error === 'not-allowed' || error === 'service-not-allowed' ? 'denied' : 'failed'
}

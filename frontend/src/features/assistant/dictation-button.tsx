import { Mic, MicOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { canDictate, useDictation } from './dictation.ts'

interface DictationButtonProps {
  draft: string
  /** Called with the draft followed by what was heard. */
  onText: (text: string) => void
}

/** Writes what is said. Absent where the browser cannot do that; the first time it says where the sound may be sent. */
export function DictationButton(props: DictationButtonProps) {
  return canDictate() && <Microphone {...props} />
}

function Microphone({ draft, onText }: DictationButtonProps) {
  const { t } = useTranslation()
  const [knows, setKnows] = useStoredFlag('docket.assistant.microphone', false)
  const [isAsked, setAsked] = useState(false)
  /** What was written before dictation started. */
  const before = useRef('')
  const dictation = useDictation((heard) => onText([before.current, heard].filter(Boolean).join(' ')))
  const { isListening, problem } = dictation
  const start = () => {
    before.current = draft.trim()
    dictation.start()
  }
  const press = () => {
    if (isListening) dictation.stop()
    else if (knows) start()
    else setAsked(true)
  }
  return (
    <>
      <span role="status" className="self-center text-muted text-small empty:hidden">
        {isListening ? t('assistant.voice.listening') : problem !== null && t(`assistant.voice.${problem}`)}
      </span>
      <IconButton
        label={isListening ? t('assistant.voice.stopSpeaking') : t('assistant.voice.speak')}
        aria-pressed={isListening}
        icon={isListening ? <MicOff aria-hidden size={16} /> : <Mic aria-hidden size={16} />}
        onClick={press}
      />
      <AlertDialog
        open={isAsked}
        onOpenChange={setAsked}
        danger={false}
        title={t('assistant.voice.privacyTitle')}
        description={t('assistant.voice.privacy')}
        confirm={t('assistant.voice.allow')}
        onConfirm={() => {
          setKnows(true)
          setAsked(false)
          start()
        }}
      />
    </>
  )
}

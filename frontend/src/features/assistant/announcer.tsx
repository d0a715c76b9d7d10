import type { ChatResponse } from '@docket/sdk'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { readAloud, useReadsAnswers } from './aloud.ts'
import type { Turn } from './chat.ts'
import { spokenText } from './markup.ts'

/** Announces an answer to screen readers once it is complete, not piece by piece; and reads it aloud if wanted. */
export function Announcer({ turn }: { turn: Turn | undefined }) {
  const { t } = useTranslation()
  const [readsAnswers] = useReadsAnswers()
  const [told, setTold] = useState('')
  const answer = turn?.answer ?? null
  const tell = useEffectEvent(({ conversation_id, message_id, response, answered_by }: ChatResponse) => {
    const text = answered_by === 'model' ? spokenText(response) : response
    setTold(t('assistant.answered', { text }))
    if (readsAnswers) readAloud(`${conversation_id}/${message_id}`, text)
  })
  useEffect(() => {
    if (answer !== null) tell(answer)
  }, [answer])
  return (
    <p role="status" className="sr-only">
      {told}
    </p>
  )
}

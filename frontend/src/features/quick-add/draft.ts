import { useState } from 'react'
import { ofUser, windowStorage } from '../../browser/storage.ts'
import { useSession } from '../../session/session.tsx'

/** The text of the line: kept in this window until it is sent or emptied, also when the line closes and on a reload. */
export function useDraft(): [text: string, setText: (text: string) => void] {
  const { user } = useSession()
  const key = ofUser(user?.id ?? '', 'draft')
  const [text, setText] = useState(() => windowStorage.get(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      windowStorage.set(key, next === '' ? null : next)
    },
  ]
}

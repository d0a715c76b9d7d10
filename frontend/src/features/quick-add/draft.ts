import { useState } from 'react'
import { ofUser, windowStorage } from '../../browser/storage.ts'
import { useSession } from '../../session/session.tsx'

/** What is written but not added yet: kept in this window until then, also when the line closes and on a reload. */
export interface Draft {
  text: string
  /** The description, which what is shared to the app has; otherwise empty. */
  description: string
}

const PARTS = { text: 'draft', description: 'draft.description' } as const

export const draftOf = (userId: string): Draft => ({
  text: windowStorage.get(ofUser(userId, PARTS.text)) ?? '',
  description: windowStorage.get(ofUser(userId, PARTS.description)) ?? '',
})

export function keepDraft(userId: string, { text, description }: Draft): void {
  windowStorage.set(ofUser(userId, PARTS.text), text === '' ? null : text)
  windowStorage.set(ofUser(userId, PARTS.description), description === '' ? null : description)
}

export function useDraft(): [draft: Draft, setDraft: (draft: Draft) => void] {
  const { user } = useSession()
  const id = user?.id ?? ''
  const [draft, setDraft] = useState(() => draftOf(id))
  return [
    draft,
    (next) => {
      setDraft(next)
      keepDraft(id, next)
    },
  ]
}

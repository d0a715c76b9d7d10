import { useState } from 'react'
import { ofUser, windowStorage } from '../../browser/storage.ts'
import { useSession } from '../../session/session.tsx'

/** What is written but not added yet: kept in this window until then, also when the line closes and on a reload. */
export interface Draft {
  text: string
  /** The description, which what is shared to the app has; otherwise empty. */
  description: string
}

const PARTS = { text: 'draft', description: 'draft.description', waiting: 'draft.waiting' } as const
const NOTHING: Draft = { text: '', description: '' }

const isEmpty = ({ text, description }: Draft): boolean => text.trim() === '' && description === ''

export const draftOf = (userId: string): Draft => ({
  text: windowStorage.get(ofUser(userId, PARTS.text)) ?? '',
  description: windowStorage.get(ofUser(userId, PARTS.description)) ?? '',
})

export function keepDraft(userId: string, { text, description }: Draft): void {
  windowStorage.set(ofUser(userId, PARTS.text), text === '' ? null : text)
  windowStorage.set(ofUser(userId, PARTS.description), description === '' ? null : description)
}

/** The drafts that others came before, the latest last. */
function waitingOf(userId: string): Draft[] {
  const kept = windowStorage.read(ofUser(userId, PARTS.waiting))
  return Array.isArray(kept) ? (kept as Draft[]) : []
}

function keepWaiting(userId: string, drafts: readonly Draft[]): void {
  const name = ofUser(userId, PARTS.waiting)
  if (drafts.length === 0) windowStorage.set(name, null)
  else windowStorage.write(name, drafts)
}

/** Begins a line of its own. What was being written waits, and comes back after it. */
export function putFirst(userId: string, draft: Draft): void {
  if (isEmpty(draft)) return
  const before = draftOf(userId)
  if (!isEmpty(before)) keepWaiting(userId, [...waitingOf(userId), before])
  keepDraft(userId, draft)
}

/** The draft, or if there is none the latest that waits, which then waits no longer. */
function nextDraft(userId: string): Draft {
  const draft = draftOf(userId)
  if (!isEmpty(draft)) return draft
  const waiting = waitingOf(userId)
  const next = waiting.pop() ?? NOTHING
  keepWaiting(userId, waiting)
  keepDraft(userId, next)
  return next
}

export interface Drafting {
  draft: Draft
  setDraft(draft: Draft): void
  /** The line was added: the next one, empty or one that waited. */
  finish(): void
  /** What comes back after this line. */
  waiting: Draft | undefined
}

export function useDraft(): Drafting {
  const { user } = useSession()
  const id = user?.id ?? ''
  const [draft, setDraft] = useState(() => nextDraft(id))
  return {
    draft,
    setDraft(next) {
      setDraft(next)
      keepDraft(id, next)
    },
    finish() {
      keepDraft(id, NOTHING)
      setDraft(nextDraft(id))
    },
    waiting: waitingOf(id).at(-1),
  }
}

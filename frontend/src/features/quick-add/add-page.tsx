import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSession } from '../../session/session.tsx'
import { putFirst } from './draft.ts'
import { openQuickAdd } from './open.ts'
import { draftOfShared } from './shared.ts'

/** Where the phone leads to add a task, perhaps with what another app shares: the Inbox, with the line above it. */
export function AddPage() {
  const { title, text, url } = useSearch({ from: '/shell/add' })
  const { user } = useSession()
  const navigate = useNavigate()
  const isDone = useRef(false)
  useEffect(() => {
    if (user === null || isDone.current) return
    isDone.current = true
    const shared = draftOfShared({
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
      ...(url === undefined ? {} : { url }),
    })
    putFirst(user.id, shared)
    void navigate({ to: '/inbox', replace: true }).then(() => openQuickAdd({}))
  }, [user, title, text, url, navigate])
  return null
}

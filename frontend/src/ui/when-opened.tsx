import { type ReactNode, Suspense, useState } from 'react'

/** Draws a lazy dialog from the time it is opened first: its code is fetched then, and it closes with its motion. */
export function WhenOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  return wasOpen && <Suspense>{children}</Suspense>
}

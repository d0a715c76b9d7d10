import { type ReactNode, Suspense, useState } from 'react'

/** Renders a lazy dialog from its first opening on: its code is fetched then, and it can animate when it closes. */
export function WhenOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  return wasOpen && <Suspense>{children}</Suspense>
}

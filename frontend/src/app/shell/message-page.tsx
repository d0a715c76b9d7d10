import type { ReactNode } from 'react'

/** A whole page with a single message: not found, broken. */
export function MessagePage({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode
  title: string
  children: ReactNode
  action: ReactNode
}) {
  return (
    <div className="grid flex-1 place-items-center p-6">
      <div className="flex max-w-form flex-col items-center text-center">
        <div aria-hidden className="mb-4 grid size-16 place-items-center rounded-full bg-sunken text-faint">
          {icon}
        </div>
        <h1 id="page-title" className="text-balance font-strong text-title">
          {title}
        </h1>
        <div className="mt-2 text-balance text-muted">{children}</div>
        <div className="mt-6 flex flex-wrap justify-center gap-2">{action}</div>
      </div>
    </div>
  )
}

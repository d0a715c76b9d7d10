import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** Shown in place of a list that is empty or could not be loaded. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div data-empty className="mx-auto flex max-w-form flex-col items-center gap-2 px-4 py-16 text-center">
      {icon !== undefined && (
        <div aria-hidden className="mb-2 grid size-12 place-items-center rounded-full bg-sunken text-faint">
          {icon}
        </div>
      )}
      <p className="font-strong text-large">{title}</p>
      {children !== undefined && <div className="text-balance text-muted">{children}</div>}
      {action !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

import clsx from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const KINDS = {
  info: { icon: Info, className: 'bg-selected text-accent-ink' },
  success: { icon: CircleCheck, className: 'bg-success-tint text-success-ink' },
  warning: { icon: TriangleAlert, className: 'bg-warning-tint text-warning-ink' },
  danger: { icon: CircleAlert, className: 'bg-danger-tint text-danger-ink' },
}

export interface BannerProps {
  kind?: keyof typeof KINDS
  action?: ReactNode
  className?: string
  children: ReactNode
}

/** A message that stays in its place. Errors are announced at once, the rest politely. */
export function Banner({ kind = 'info', action, className, children }: BannerProps) {
  const { icon: Icon, className: tint } = KINDS[kind]
  return (
    <div
      role={kind === 'danger' ? 'alert' : 'status'}
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control px-3 py-2',
        tint,
        className,
      )}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      <div className="min-w-40 flex-1">{children}</div>
      {action}
    </div>
  )
}

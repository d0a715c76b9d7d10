import clsx from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'

const TONES = {
  neutral: 'text-muted',
  accent: 'text-accent-ink',
  danger: 'text-danger-ink',
  warning: 'text-warning-ink',
  success: 'text-success-ink',
}

export interface ChipProps {
  icon?: ReactNode
  tone?: keyof typeof TONES
  /** Shows a button that removes it. `name` completes "Remove …" for screen readers. */
  onRemove?: () => void
  name?: string
  className?: string
  children: ReactNode
}

/** A small fact about a task: a label, a date, a project. */
export function Chip({ icon, tone = 'neutral', onRemove, name, className, children }: ChipProps) {
  const { t } = useTranslation()
  return (
    <span
      className={clsx(
        'inline-flex h-6 min-w-0 max-w-full items-center gap-1.5 rounded-small border border-line bg-canvas px-1.5 text-small',
        TONES[tone],
        onRemove !== undefined && 'pe-0',
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
      {onRemove !== undefined && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={t('common.removeNamed', {
            name: name ?? (typeof children === 'string' ? children : ''),
          })}
          className="inline-grid size-6 shrink-0 place-items-center rounded-small hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
        >
          <X aria-hidden size={12} />
        </button>
      )}
    </span>
  )
}

import clsx from 'clsx'
import { LoaderCircle } from 'lucide-react'

/** Shows that work is in progress. Without a `label`, the caller has to tell screen readers. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label === undefined ? undefined : 'status'} className="inline-grid">
      <LoaderCircle aria-hidden size={16} className={clsx('animate-spin', className)} />
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  )
}

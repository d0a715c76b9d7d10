import clsx from 'clsx'

interface MarkProps {
  color: string | null
  className?: string
}

/** A project, shown beside its name as a dot in its colour. */
export function ProjectMark({ color, className }: MarkProps) {
  return (
    <span
      aria-hidden
      data-mark="project"
      style={color === null ? undefined : { backgroundColor: color, borderColor: color }}
      className={clsx('inline-block size-2.5 shrink-0 rounded-full border border-edge', className)}
    />
  )
}

/** A label, shown beside its name as a tag in its colour. Lucide's `Tag` as one path, because rows of lists have it. */
export function LabelMark({ color, className }: MarkProps) {
  return (
    <svg
      aria-hidden
      data-mark="label"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={color === null ? undefined : { color }}
      className={clsx('size-3.5 shrink-0', color === null && 'text-muted', className)}
    >
      <path d="M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42zM7.5 7.5h.01" />
    </svg>
  )
}

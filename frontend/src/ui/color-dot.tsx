import clsx from 'clsx'

/** The colour of a project or a label, shown beside its name. */
export function ColorDot({ color, className }: { color: string | null; className?: string }) {
  return (
    <span
      aria-hidden
      style={color === null ? undefined : { backgroundColor: color, borderColor: color }}
      className={clsx('inline-block size-2.5 shrink-0 rounded-full border border-edge', className)}
    />
  )
}

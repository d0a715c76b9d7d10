/** Icons that stand in each row of long lists: each is one line of a drawing, where others are an element a stroke. */

export const Ellipsis = () => <Drawing size={16} width={4} line="M5 12h0M12 12h0M19 12h0" />

export const Grip = () => <Drawing size={14} width={4} line="M9 5h0M9 12h0M9 19h0M15 5h0M15 12h0M15 19h0" />

/** Lucide's `Check`. */
export const Tick = ({ className }: { className?: string }) => (
  <Drawing size={12} width={3.5} line="M20 6 9 17l-5-5" className={className} />
)

/** Lucide's `CalendarDays`. */
export const Days = () => (
  <Drawing
    size={12}
    width={2}
    line="M8 2v3m8-3v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM3 9h18M8 13h.01m3.99 0h.01m3.99 0h.01M8 17h.01m3.99 0h.01m3.99 0h.01"
  />
)

interface DrawingProps {
  size: number
  /** Of the line, as 24 is of the whole. */
  width: number
  line: string
  className?: string | undefined
}

function Drawing({ size, width, line, className }: DrawingProps) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="none" className={className}>
      <path d={line} stroke="currentColor" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

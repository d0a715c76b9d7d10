/** Points to press, for rows of long lists: each is one line of a drawing, where an icon would be an element a point. */

export const Ellipsis = () => <Dots size={16} points="M5 12h0M12 12h0M19 12h0" />

export const Grip = () => <Dots size={14} points="M9 5h0M9 12h0M9 19h0M15 5h0M15 12h0M15 19h0" />

function Dots({ size, points }: { size: number; points: string }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="none">
      <path d={points} stroke="currentColor" strokeWidth={4} strokeLinecap="round" />
    </svg>
  )
}

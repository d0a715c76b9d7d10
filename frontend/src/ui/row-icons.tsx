/** Lucide's `CalendarDays` as one path instead of an element per stroke, because every row of long lists has it. */
export const Days = () => (
  <svg aria-hidden width={12} height={12} viewBox="0 0 24 24" fill="none">
    <path
      d="M8 2v3m8-3v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM3 9h18M8 13h.01m3.99 0h.01m3.99 0h.01M8 17h.01m3.99 0h.01m3.99 0h.01"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

import clsx from 'clsx'

/** The part of a list that takes what is dropped: some rows, or the gap between two. In pixels from its top. */
export interface Frame {
  top: number
  /** 0 for a gap. */
  height: number
  /** From 1; how deep a gap is. */
  level?: number
}

const LINES = ['inset-s-2', 'inset-s-8', 'inset-s-14', 'inset-s-20', 'inset-s-26']

export function DropFrame({ frame: { top, height, level = 1 } }: { frame: Frame }) {
  const isGap = height === 0
  return (
    <div
      aria-hidden
      data-drop-frame
      style={isGap ? { top: top - 1 } : { top, height }}
      className={clsx(
        'pointer-events-none absolute z-3',
        isGap
          ? [
              'inset-e-2 h-0.5 rounded-full bg-accent forced-colors:bg-[Highlight]',
              // A dot at its start, so that it is more than a coloured line.
              'before:-translate-y-1/2 before:absolute before:inset-s-0 before:top-1/2 before:size-2 before:rounded-full before:bg-accent',
              LINES[level - 1],
            ]
          : 'inset-x-0 rounded-control outline-2 outline-accent -outline-offset-2',
      )}
    />
  )
}

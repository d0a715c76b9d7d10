import clsx from 'clsx'

/** Keys to be pressed together, each in a frame. */
export function Keys({ keys, inverted = false }: { keys: readonly string[]; inverted?: boolean }) {
  return (
    <span className="inline-flex gap-0.5" dir="ltr">
      {keys.map((key) => (
        <kbd
          key={key}
          className={clsx(
            'inline-grid h-5 min-w-5 place-items-center rounded-small border px-1 font-medium font-sans text-small leading-none',
            inverted ? 'border-current opacity-80' : 'border-line bg-sunken text-muted',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}

import type { ComponentProps, ReactNode } from 'react'
import { ariaKeys, shownKeys } from '../../commands/keys.ts'
import { Keys } from '../../ui/kbd.tsx'

export interface ChoiceProps extends Omit<ComponentProps<'button'>, 'className'> {
  icon: ReactNode
  /** Its key, shown where there is a keyboard. */
  keys?: string | undefined
  /** Shown beside the name: the day. */
  hint?: string | undefined
  /** Whether it is what the task has; undefined for what only leads to a choice. */
  isChosen?: boolean
}

/** One of several answers, large enough for a thumb. */
export function Choice({ icon, keys, hint, isChosen, children, ...rest }: ChoiceProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      className="inline-flex h-10 min-w-0 max-w-full items-center gap-2 rounded-control border border-frame bg-canvas px-3 transition-colors hover:bg-hover active:bg-pressed aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent-ink touch:h-touch forced-colors:aria-pressed:outline-2 forced-colors:aria-pressed:-outline-offset-2"
    >
      <span aria-hidden className="inline-grid shrink-0 place-items-center *:[svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0 truncate">{children}</span>
      {hint !== undefined && <span className="shrink-0 text-muted text-small">{hint}</span>}
      {keys !== undefined && (
        <span aria-hidden className="ms-1 shrink-0 touch:hidden">
          <Keys keys={shownKeys(keys).flat()} />
        </span>
      )}
    </button>
  )
}

/** A question with its answers; `answer` is the present one in words. */
export function Question(props: {
  id: string
  title: string
  answer?: string | undefined
  children: ReactNode
}) {
  const { id, title, answer, children } = props
  return (
    <section aria-labelledby={id} className="mt-6">
      <div className="mb-2 flex min-h-5 flex-wrap items-baseline gap-x-2">
        <h3 id={id} className="font-strong">
          {title}
        </h3>
        {answer !== undefined && <span className="text-accent-ink">{answer}</span>}
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  )
}

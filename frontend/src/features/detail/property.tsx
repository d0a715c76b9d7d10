import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import type { Task } from '../../data/index.ts'
import type { TaskActions } from '../task/task-actions.ts'

interface PropertyProps {
  icon: ReactNode
  label: string
  /** Whether it has no value: then its button alone is shown, beside others of that kind. */
  isEmpty: boolean
  children: ReactNode
}

/** One property of a task: in a line, its name and its value. The elements stay the same when it is given one. */
export function Property({ icon, label, isEmpty, children }: PropertyProps) {
  return (
    <div
      data-property={isEmpty ? 'empty' : 'set'}
      className={clsx('flex items-start', isEmpty ? 'min-w-0' : '-ms-5 w-[calc(100%+1.25rem)] gap-2')}
    >
      <span
        className={
          isEmpty ? 'hidden' : 'flex min-h-8 w-32 shrink-0 items-center gap-2 text-muted touch:min-h-touch'
        }
      >
        <span aria-hidden className="[&>svg]:size-4">
          {icon}
        </span>
        <span className="min-w-0 break-words">{label}</span>
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">{children}</div>
    </div>
  )
}

export interface PropertyButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** The property, such as "Due date". The button's name is this with the value. */
  label: string
  /** The value in words. Without one, the button shows its property, and says `none`. */
  value: string | undefined
  none: string
}

/** What a property shows its picker with. */
export interface OwnPropertyProps {
  task: Task
  on: TaskActions
  /** What its button says. */
  button: Pick<PropertyButtonProps, 'label' | 'value' | 'none'>
}

/** The value of a property, which opens its picker. */
export function PropertyButton({ label, value, none, className, children, ...rest }: PropertyButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      data-printed
      className={clsx(
        'flex min-h-8 min-w-0 max-w-full items-center gap-2 rounded-control px-2 py-1 text-start transition-colors hover:bg-hover active:bg-pressed data-popup-open:bg-pressed touch:min-h-touch',
        value === undefined && 'text-muted',
        className,
      )}
    >
      {value === undefined ? (
        <>
          <span className="sr-only">
            {label}: {none}
          </span>
          <span aria-hidden className="min-w-0 break-words">
            {label}
          </span>
        </>
      ) : (
        <>
          <span className="sr-only">{label}: </span>
          {children ?? <span className="min-w-0 break-words">{value}</span>}
        </>
      )}
    </button>
  )
}

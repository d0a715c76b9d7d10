import { Field as Base } from '@base-ui/react/field'
import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { useGrowth } from './growth.ts'

export interface FieldProps {
  label: ReactNode
  /** The label is for screen readers only: the field's purpose is visible in other ways. */
  hideLabel?: boolean
  description?: ReactNode
  /** What is wrong with the value; the field is marked and the message announced with it. */
  error?: ReactNode
  className?: string
  children: ReactNode
}

/** A control with its name, its help and its error, tied together for screen readers. */
export function Field({ label, hideLabel = false, description, error, className, children }: FieldProps) {
  const invalid = error !== undefined && error !== null && error !== false && error !== ''
  return (
    <Base.Root invalid={invalid} className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <Base.Label className={hideLabel ? 'sr-only' : 'font-medium'}>{label}</Base.Label>
      {children}
      {description !== undefined && (
        <Base.Description className="text-muted text-small">{description}</Base.Description>
      )}
      {invalid && (
        <Base.Error match className="text-danger-ink text-small">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  )
}

const CONTROL =
  'w-full min-w-0 rounded-control border border-edge bg-canvas px-3 text-ink touch:text-large data-invalid:border-danger-ink focus-visible:outline-offset-0 focus-visible:border-focus disabled:opacity-60 read-only:bg-sunken'

export interface InputProps extends Omit<ComponentProps<typeof Base.Control>, 'className'> {
  className?: string
}

export function Input({ className, ...rest }: InputProps) {
  return <Base.Control {...rest} className={clsx(CONTROL, 'h-control touch:h-touch', className)} />
}

/** As text looks; a field only while it is pointed at or has the focus. Its text starts where that of its surroundings does. */
const PLAIN =
  '-mx-2 block w-[calc(100%+1rem)] min-w-0 rounded-control bg-transparent px-2 text-ink transition-colors touch:text-large hover:bg-hover focus:bg-canvas focus-visible:outline-offset-0 forced-colors:border'

/** A text area that looks like that, for what brings its own element. */
export const PLAIN_TEXTAREA = `${PLAIN} resize-none field-sizing-content py-1.5`

export interface TextareaProps extends Omit<ComponentProps<'textarea'>, 'className'> {
  /** Whether it looks like the text that it is, and not like a form. */
  isPlain?: boolean
  className?: string
}

/** Grows with its text. */
export function Textarea({ isPlain = false, className, ...rest }: TextareaProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useGrowth(field)
  return (
    <Base.Control
      ref={field}
      render={<textarea {...rest} />}
      className={clsx(
        isPlain ? PLAIN_TEXTAREA : `${CONTROL} min-h-16 resize-y field-sizing-content py-1.5`,
        className,
      )}
    />
  )
}

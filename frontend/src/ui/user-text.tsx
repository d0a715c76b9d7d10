import clsx from 'clsx'

/** One line that a user wrote: in its own direction, and truncated at its own end, whatever the language around it. */
export function UserText({ children, className }: { children: string; className?: string }) {
  return <bdi className={clsx('block w-fit max-w-full truncate', className)}>{children}</bdi>
}

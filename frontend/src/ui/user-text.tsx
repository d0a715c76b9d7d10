import clsx from 'clsx'

/** One line that somebody wrote: in its own direction, and cut at its own end, whatever the language around it. */
export function UserText({ children, className }: { children: string; className?: string }) {
  return <bdi className={clsx('block w-fit max-w-full truncate', className)}>{children}</bdi>
}

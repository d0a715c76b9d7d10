import type { Command } from './command.ts'

/** The icon of a command, turned with the direction of text if it points to a side. */
export function CommandIcon({ command, size }: { command: Command<never>; size: number }) {
  const { icon: Icon, isDirected } = command
  if (Icon === undefined) return null
  return <Icon aria-hidden size={size} {...(isDirected ? { className: 'rtl:-scale-x-100' } : {})} />
}

import { memo } from 'react'
import type { Keyboard } from './keyboard.ts'
import type { ListCommands } from './list-commands.ts'
import { useListShortcuts } from './use-list-shortcuts.ts'

/** A component of its own, so that scrolling the list does not run through all keys. */
export const ListShortcuts = memo(function ListShortcuts(props: {
  commands: ListCommands
  keyboard: Keyboard
}) {
  useListShortcuts(props.commands, props.keyboard.take)
  return null
})

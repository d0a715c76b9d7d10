import { X } from 'lucide-react'
import { commandsFor } from '../../commands/command.ts'
import type { ListCommands } from './list-commands.ts'

/** What a command for a list is given with. */
export interface ListContext {
  list: ListCommands
}

/** The commands for a list itself: going through it, folding, selecting. */
export const LIST_COMMANDS = commandsFor<ListContext>()({
  down: {
    title: (t) => t('tasks.keys.down'),
    keys: ['j', 'ArrowDown'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.step(1),
  },
  up: {
    title: (t) => t('tasks.keys.up'),
    keys: ['k', 'ArrowUp'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.step(-1),
  },
  first: {
    title: (t) => t('tasks.keys.first'),
    keys: ['Home'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.selection.moveTo(0),
  },
  last: {
    title: (t) => t('tasks.keys.last'),
    keys: ['End'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.selection.moveTo(Number.MAX_SAFE_INTEGER),
  },
  pageDown: {
    title: (t) => t('tasks.keys.pageDown'),
    keys: ['PageDown'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.page(1),
  },
  pageUp: {
    title: (t) => t('tasks.keys.pageUp'),
    keys: ['PageUp'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.page(-1),
  },
  unfold: {
    title: (t) => t('tasks.keys.unfold'),
    keys: ['ArrowInwards'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.setFolded(false),
  },
  fold: {
    title: (t) => t('tasks.keys.fold'),
    keys: ['ArrowOutwards'],
    group: 'list',
    isMotion: true,
    run: ({ list }) => list.setFolded(true),
  },
  selectDown: {
    title: (t) => t('tasks.keys.selectDown'),
    keys: ['shift+ArrowDown', 'shift+j'],
    group: 'select',
    isMotion: true,
    run: ({ list }) => list.selection.move(1, true),
  },
  selectUp: {
    title: (t) => t('tasks.keys.selectUp'),
    keys: ['shift+ArrowUp', 'shift+k'],
    group: 'select',
    isMotion: true,
    run: ({ list }) => list.selection.move(-1, true),
  },
  selectAll: {
    title: (t) => t('tasks.keys.selectAll'),
    keys: ['mod+a'],
    group: 'select',
    run: ({ list }) => list.selection.selectAll(),
  },
  clear: {
    title: (t) => t('tasks.keys.clear'),
    icon: X,
    keys: ['Escape'],
    group: 'select',
    when: ({ list }) => list.selection.selected().size > 0,
    run: ({ list }) => list.selection.clear(),
  },
})

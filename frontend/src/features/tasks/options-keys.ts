import { SlidersHorizontal } from 'lucide-react'
import { commandsFor } from '../../commands/command.ts'
import type { ChosenOptions } from './options.ts'

/** Those with keys, which work from the first press on; `options-commands.ts` has the others. */
export const OPTIONS_KEYS = commandsFor<{ options: ChosenOptions; open: () => void }>()({
  viewOptions: {
    title: (t) => t('tasks.options'),
    icon: SlidersHorizontal,
    keys: ['v'],
    group: 'list',
    run: ({ open }) => open(),
  },
  toggleDone: {
    title: (t) => t('tasks.toggleDone'),
    keys: ['shift+v'],
    group: 'list',
    when: ({ options }) => options.change !== undefined,
    run: ({ options }) => options.change?.({ done: !options.done }),
  },
})

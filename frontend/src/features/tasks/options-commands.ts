import { commandsFor } from '../../commands/command.ts'
import { type ChosenOptions, GROUPINGS, SORTS } from './options.ts'

/** What a command for the options of a list is given with. */
export interface OptionsContext {
  options: ChosenOptions
}

const ofOptions = commandsFor<OptionsContext>()

/** What menu items and commands do. */
export const reset = ({ change, own: { sorts: _, ...own } }: ChosenOptions): void => change?.(own)

const groupings = Object.fromEntries(
  GROUPINGS.map((group) => [
    `groupBy.${group}`,
    {
      title: (t) => t('listOptions.commands.group', { by: t(`listOptions.groups.${group}`) }),
      keys: [],
      group: 'list',
      when: ({ options }) => options.change !== undefined && options.group !== group,
      run: ({ options }) => options.change?.({ group }),
    },
  ]) satisfies [string, Parameters<typeof ofOptions>[0][string]][],
)

const sorts = Object.fromEntries(
  SORTS.map((sort) => [
    `sortBy.${sort}`,
    {
      title: (t) => t('listOptions.commands.sort', { by: t(`listOptions.sorts.${sort}`) }),
      keys: [],
      group: 'list',
      when: ({ options }) =>
        options.change !== undefined && options.own.sorts.includes(sort) && options.sort !== sort,
      run: ({ options }) => options.change?.({ sort }),
    },
  ]) satisfies [string, Parameters<typeof ofOptions>[0][string]][],
)

/** The commands for how a list is shown that have no keys of their own. */
export const OPTIONS_COMMANDS = ofOptions({
  ...groupings,
  ...sorts,
  reverseOrder: {
    title: (t) => t('listOptions.commands.direction'),
    keys: [],
    group: 'list',
    when: ({ options }) => options.change !== undefined,
    run: ({ options }) => options.change?.({ descending: !options.descending }),
  },
  resetOptions: {
    title: (t) => t('listOptions.commands.reset'),
    keys: [],
    group: 'list',
    when: ({ options }) => options.isChosen,
    run: ({ options }) => reset(options),
  },
})

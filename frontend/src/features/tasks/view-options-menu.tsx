import { ArrowDownUp, ArrowDownWideNarrow, CircleCheck, Layers, RotateCcw } from 'lucide-react'
import type { ReactElement } from 'react'
import { isOffered, useCommands } from '../../commands/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Menu, MenuCheckItem, MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { type ChosenOptions, GROUPINGS } from './options.ts'
import { OPTIONS_COMMANDS, reset } from './options-commands.ts'

const COMMANDS = Object.values(OPTIONS_COMMANDS)
const ICON = { 'aria-hidden': true, size: 16 } as const

interface ViewOptionsMenuProps {
  options: ChosenOptions
  trigger: ReactElement
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** How a list is grouped and sorted, and whether it shows what is done: as a menu, and as commands. */
export function ViewOptionsMenu({ options, trigger, open, onOpenChange }: ViewOptionsMenuProps) {
  const { t } = useTranslation()
  const context = { options }
  useCommands(COMMANDS, { contextFor: () => context, isActive: (command) => isOffered(command, context) })
  const { group, sort, descending, done, own, isChosen, change } = options
  return (
    <Menu align="end" className="w-64" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      {change === undefined ? (
        <p className="px-2 py-1.5 text-muted">{t('listOptions.unsaved')}</p>
      ) : (
        <>
          <Submenu
            icon={<Layers {...ICON} />}
            label={<Chosen name={t('listOptions.group')} value={t(`listOptions.groups.${group}`)} />}
          >
            <MenuRadio
              value={group}
              options={GROUPINGS.map((value) => ({ value, label: t(`listOptions.groups.${value}`) }))}
              onChange={(group) => change({ group })}
            />
          </Submenu>
          <Submenu
            icon={<ArrowDownUp {...ICON} />}
            label={<Chosen name={t('listOptions.sort')} value={t(`listOptions.sorts.${sort}`)} />}
          >
            <MenuRadio
              value={sort}
              options={own.sorts.map((value) => ({ value, label: t(`listOptions.sorts.${value}`) }))}
              onChange={(sort) => change({ sort })}
            />
          </Submenu>
          <Submenu
            icon={<ArrowDownWideNarrow {...ICON} />}
            label={
              <Chosen
                name={t('listOptions.direction')}
                value={t(`listOptions.${descending ? 'descending' : 'ascending'}`)}
              />
            }
          >
            <MenuRadio
              value={descending ? 'descending' : 'ascending'}
              options={(['ascending', 'descending'] as const).map((value) => ({
                value,
                label: t(`listOptions.${value}`),
              }))}
              onChange={(value) => change({ descending: value === 'descending' })}
            />
          </Submenu>
          <MenuSeparator />
          <MenuCheckItem
            icon={<CircleCheck {...ICON} />}
            checked={done}
            onChange={(done) => change({ done })}
          >
            {t('listOptions.done')}
          </MenuCheckItem>
          <MenuSeparator />
          <MenuItem icon={<RotateCcw {...ICON} />} disabled={!isChosen} onSelect={() => reset(options)}>
            {t('listOptions.reset')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function Chosen({ name, value }: { name: string; value: string }) {
  return (
    <span className="flex items-baseline justify-between gap-3">
      <span className="shrink-0">{name}</span> <span className="truncate text-muted text-small">{value}</span>
    </span>
  )
}

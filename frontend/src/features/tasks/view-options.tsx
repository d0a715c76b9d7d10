import { SlidersHorizontal } from 'lucide-react'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useAhead, useFirstUse } from '../../browser/first-use.ts'
import { keysOf } from '../../commands/keys.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { loadOnDemand } from '../../ui/load.ts'
import type { ChosenOptions } from './options.ts'
import { OPTIONS_KEYS } from './options-keys.ts'

const load = withTexts(['listOptions'], () => import('./view-options-menu.tsx'))
const loadMenu = async () => ({ default: (await load()).ViewOptionsMenu })
const ViewOptionsMenu = lazy(() => loadOnDemand(loadMenu))

const COMMANDS = Object.values(OPTIONS_KEYS)

/** The button of how a list is grouped and sorted. Its menu, and the commands that do the same, come when the page is used. */
export function ViewOptions({ options }: { options: ChosenOptions }) {
  const [isOpen, setOpen] = useState(false)
  const isUsed = useFirstUse()
  useAhead(loadMenu)
  useCommands(COMMANDS, { contextFor: () => ({ options, open: () => setOpen(true) }) })
  const button = <OptionsButton isChosen={options.isChosen} />
  if (!isUsed) return button
  return (
    <Suspense fallback={<OptionsButton isChosen={options.isChosen} onClick={() => setOpen(true)} />}>
      <ViewOptionsMenu options={options} trigger={button} open={isOpen} onOpenChange={setOpen} />
    </Suspense>
  )
}

function OptionsButton({
  isChosen,
  ...props
}: { isChosen: boolean } & Partial<ComponentProps<typeof IconButton>>) {
  const { t } = useTranslation()
  return (
    <IconButton
      {...props}
      label={t('tasks.options')}
      keys={keysOf(OPTIONS_KEYS.viewOptions)}
      icon={<SlidersHorizontal aria-hidden size={16} className={isChosen ? 'text-accent-ink' : undefined} />}
    />
  )
}

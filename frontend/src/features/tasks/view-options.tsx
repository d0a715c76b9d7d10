import { SlidersHorizontal } from 'lucide-react'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useWhenUsed } from '../../browser/first-use.ts'
import { released } from '../../browser/use-replacement.ts'
import { keysOf } from '../../commands/keys.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { loadOnDemand } from '../../ui/load.ts'
import type { ChosenOptions } from './options.ts'
import { OPTIONS_KEYS } from './options-keys.ts'

const load = withTexts(['listOptions'], () => import('./view-options-menu.tsx'))
const ViewOptionsMenu = lazy(() => loadOnDemand(async () => ({ default: (await load()).ViewOptionsMenu })))
/** Not while the button is pressed that it replaces. */
const loadAhead = async () => {
  const code = await load()
  await released()
  return code
}

const COMMANDS = Object.values(OPTIONS_KEYS)

/** The button of how a list is grouped and sorted. Its menu, and the commands that do the same, come when the page is used. */
export function ViewOptions({ options }: { options: ChosenOptions }) {
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen && !wasOpen) setWasOpen(true)
  const isLoaded = useWhenUsed(loadAhead) !== undefined
  useCommands(COMMANDS, { contextFor: () => ({ options, open: () => setOpen(true) }) })
  const early = <OptionsButton isChosen={options.isChosen} onClick={() => setOpen(true)} />
  if (!isLoaded && !wasOpen) return early
  const trigger = <OptionsButton isChosen={options.isChosen} />
  return (
    <Suspense fallback={early}>
      <ViewOptionsMenu options={options} trigger={trigger} open={isOpen} onOpenChange={setOpen} />
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

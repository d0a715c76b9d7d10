import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { APP_COMMANDS, type AppContext } from '../../commands/app.ts'
import type { Command } from '../../commands/command.ts'
import { LISTS } from '../../commands/lists.ts'
import { useRequest } from '../../commands/requests.ts'
import { useCommands, useKeyboard } from '../../commands/use-commands.ts'
import { useUndo } from '../../data/index.ts'
import { loadOnDemand } from '../../ui/load.ts'

const ShortcutList = lazy(() =>
  loadOnDemand(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList })),
)

const { settings, ...GENERAL } = APP_COMMANDS
const COMMANDS: readonly Command<AppContext>[] = [...Object.values(GENERAL), ...LISTS, settings]

/** Listens to the keyboard, carries out the commands that work on every page, and shows the list of all shortcuts. */
export function GlobalShortcuts() {
  const navigate = useNavigate()
  const undo = useUndo()
  const [list, setList] = useState<'never' | 'open' | 'closed'>('never')
  useKeyboard()
  useRequest('showShortcuts', () => setList('open'))
  useCommands(COMMANDS, {
    contextFor: () => ({
      navigate,
      search: () => navigate({ to: '/search' }),
      openSettings: () => navigate({ to: '/settings/$section', params: { section: 'account' } }),
      openNotifications: () => navigate({ to: '/notifications' }),
      sortOut: () => navigate({ to: '/inbox/sort' }),
      undo: () => undo('undo'),
      redo: () => undo('redo'),
    }),
  })
  if (list === 'never') return null
  return (
    <Suspense>
      <ShortcutList open={list === 'open'} onOpenChange={(open) => setList(open ? 'open' : 'closed')} />
    </Suspense>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { run, useCommand } from '../../commands/run.ts'
import { useKeyboard, useShortcut } from '../../commands/use-shortcut.ts'
import { useActions } from '../../data/index.ts'
import { onDemand } from '../../ui/patient.ts'

const ShortcutList = lazy(() =>
  onDemand(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList })),
)

/** Listens to the keyboard, defines the shortcuts that work on every page, and shows the list of all. */
export function GlobalShortcuts() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const actions = useActions()
  const [list, setList] = useState<'never' | 'open' | 'closed'>('never')
  useKeyboard()
  useCommand('showShortcuts', () => setList('open'))

  const general = { group: 'general' } as const
  useShortcut(['n', 'q'], () => run('addTask'), { ...general, label: t('nav.addTask') })
  useShortcut('mod+k', () => run('openPalette'), {
    ...general,
    label: t('palette.title'),
    inFields: true,
    palette: false,
  })
  useShortcut('/', () => navigate({ to: '/search' }), {
    ...general,
    label: t('common.search'),
    palette: false,
  })
  useShortcut('mod+z', () => actions.undo(), { ...general, label: t('common.undo') })
  useShortcut(['mod+shift+z', 'mod+y'], () => actions.redo(), { ...general, label: t('common.redo') })
  useShortcut('[', () => run('toggleSidebar'), { ...general, label: t('shortcuts.sidebar') })
  useShortcut(']', () => run('toggleAssistant'), { ...general, label: t('nav.assistant') })
  useShortcut('?', () => setList('open'), { ...general, label: t('shortcuts.title') })

  const go = { group: 'go', palette: false } as const
  useShortcut('g t', () => navigate({ to: '/today' }), { ...go, label: t('nav.today') })
  useShortcut('g u', () => navigate({ to: '/upcoming' }), { ...go, label: t('nav.upcoming') })
  useShortcut('g a', () => navigate({ to: '/all' }), { ...go, label: t('nav.all') })
  useShortcut('g d', () => navigate({ to: '/done' }), { ...go, label: t('nav.done') })
  useShortcut('g x', () => navigate({ to: '/trash' }), { ...go, label: t('nav.trash') })
  useShortcut('g s', () => navigate({ to: '/settings/$section', params: { section: 'account' } }), {
    ...go,
    label: t('nav.settings'),
  })
  if (list === 'never') return null
  return (
    <Suspense>
      <ShortcutList open={list === 'open'} onOpenChange={(open) => setList(open ? 'open' : 'closed')} />
    </Suspense>
  )
}

import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../commands/index.ts'
import { locale } from '../../i18n/locale.ts'
import type { ListCommands } from './list-commands.ts'
import { pageSize } from './use-rows-in-sight.ts'

const PRIORITIES = ['none', 'urgent', 'high', 'medium', 'low'] as const

/**
 * The keys of a list. They work when the focus is in the list, or nowhere in particular.
 * @param takeKeyboard claims the keyboard for the list, and returns whether that was possible
 */
export function useListShortcuts(commands: ListCommands, takeKeyboard: () => boolean): void {
  const { t } = useTranslation()
  const { selection } = commands
  const here = (run: () => void) => () => {
    if (!takeKeyboard()) return false
    run()
    return true
  }
  /** For the active task; elsewhere the key is left to the browser. */
  const task = (run: (id: number) => void) => () => {
    const id = selection.active()
    if (typeof id !== 'number' || !takeKeyboard()) return false
    run(id)
    return true
  }
  const tasks = (run: () => void) => () => (selection.targets().length === 0 ? false : here(run)())

  const list = { group: 'list', palette: false } as const
  useShortcut(
    ['j', 'ArrowDown'],
    here(() => selection.move(1)),
    { ...list, label: t('tasks.keys.down') },
  )
  useShortcut(
    ['k', 'ArrowUp'],
    here(() => selection.move(-1)),
    { ...list, label: t('tasks.keys.up') },
  )
  useShortcut(
    'Home',
    here(() => selection.moveTo(0)),
    { ...list, label: t('tasks.keys.first') },
  )
  useShortcut(
    'End',
    here(() => selection.moveTo(Number.MAX_SAFE_INTEGER)),
    { ...list, label: t('tasks.keys.last') },
  )
  useShortcut(
    'PageDown',
    here(() => selection.move(pageSize())),
    { ...list, label: t('tasks.keys.pageDown') },
  )
  useShortcut(
    'PageUp',
    here(() => selection.move(-pageSize())),
    { ...list, label: t('tasks.keys.pageUp') },
  )
  const inwards = locale().direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const outwards = locale().direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  const setFold = (isFolded: boolean) =>
    here(() => {
      const row = selection.rowOf(selection.active())
      const canFold = row?.kind === 'group' || row?.isParent === true
      if (row !== undefined && canFold && row.isFolded !== isFolded) commands.fold(row.key)
      else if (isFolded && row?.kind === 'task' && row.parent !== null) selection.goTo(row.parent)
    })
  useShortcut(inwards, setFold(false), { ...list, label: t('tasks.keys.unfold') })
  useShortcut(outwards, setFold(true), { ...list, label: t('tasks.keys.fold') })

  const one = { group: 'task', palette: false } as const
  const open = () => {
    const row = selection.rowOf(selection.active())
    if (row?.kind === 'group') commands.fold(row.key)
    else if (row !== undefined) commands.open(row.key)
  }
  useShortcut('Enter', here(open), { ...one, label: t('tasks.keys.open') })
  useShortcut(
    ' ',
    tasks(() => commands.toggleComplete()),
    { ...one, label: t('tasks.keys.complete') },
  )
  useShortcut(
    ['e', 'F2'],
    task((id) => selection.edit(id)),
    { ...one, label: t('tasks.keys.edit') },
  )
  useShortcut(
    'd',
    tasks(() => commands.pick('due')),
    { ...one, label: t('tasks.keys.due') },
  )
  useShortcut(
    's',
    tasks(() => commands.pick('snooze')),
    { ...one, palette: true, label: t('tasks.snooze') },
  )
  useShortcut(
    'p',
    tasks(() => commands.pick('project')),
    { ...one, label: t('tasks.keys.project') },
  )
  useShortcut(
    'l',
    tasks(() => commands.pick('labels')),
    { ...one, label: t('tasks.keys.labels') },
  )
  usePriorities(tasks, commands)
  useShortcut(
    ['Delete', 'Backspace'],
    tasks(() => commands.remove()),
    { ...one, label: t('common.delete') },
  )
  useShortcut(
    'alt+ArrowUp',
    task((id) => commands.shift(id, 'up')),
    { ...one, label: t('tasks.moveUp') },
  )
  useShortcut(
    'alt+ArrowDown',
    task((id) => commands.shift(id, 'down')),
    { ...one, label: t('tasks.moveDown') },
  )
  useShortcut(
    `alt+${inwards}`,
    task((id) => commands.shift(id, 'in')),
    { ...one, label: t('tasks.moveIn') },
  )
  useShortcut(
    `alt+${outwards}`,
    task((id) => commands.shift(id, 'out')),
    { ...one, label: t('tasks.moveOut') },
  )

  const select = { group: 'select', palette: false } as const
  useShortcut(
    'x',
    task((id) => selection.toggle(id)),
    { ...select, label: t('tasks.select') },
  )
  useShortcut(
    ['shift+ArrowDown', 'shift+j'],
    here(() => selection.move(1, true)),
    {
      ...select,
      label: t('tasks.keys.selectDown'),
    },
  )
  useShortcut(
    ['shift+ArrowUp', 'shift+k'],
    here(() => selection.move(-1, true)),
    {
      ...select,
      label: t('tasks.keys.selectUp'),
    },
  )
  useShortcut(
    'mod+a',
    here(() => selection.selectAll()),
    { ...select, label: t('tasks.keys.selectAll') },
  )
  const clear = () => (selection.selected().size === 0 ? false : selection.clear())
  useShortcut('Escape', clear, { ...select, label: t('tasks.keys.clear') })
}

function usePriorities(tasks: (run: () => void) => () => boolean, commands: ListCommands): void {
  const { t } = useTranslation()
  for (const [key, priority] of PRIORITIES.entries()) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the priorities never change.
    useShortcut(
      String(key),
      tasks(() => commands.setPriority(priority)),
      {
        group: 'task',
        palette: false,
        label: t('tasks.keys.priority', { priority: t(`tasks.priorities.${priority}`) }),
      },
    )
  }
}

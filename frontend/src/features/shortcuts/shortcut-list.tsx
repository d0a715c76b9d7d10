import { useMemo, useState } from 'react'
import { GROUPS, type Group } from '../../commands/command.ts'
import { shownKeys } from '../../commands/keys.ts'
import type { Shortcut } from '../../commands/registry.ts'
import { setCharactersOn, useCharactersOn } from '../../commands/setting.ts'
import { ShortcutKeys } from '../../commands/shortcut-keys.tsx'
import { useShortcuts } from '../../commands/use-commands.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'

/** The list of all shortcuts on the page, shown by `?`. */
export function ShortcutList({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation()
  const shortcuts = useShortcuts()
  const [sought, setSought] = useState('')
  const groups = useMemo(() => grouped(shortcuts, sought), [shortcuts, sought])
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => setSought('')}
      title={t('shortcuts.title')}
      className="max-w-text"
    >
      <Field label={t('shortcuts.search')} hideLabel>
        <Input
          type="search"
          placeholder={t('shortcuts.search')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </Field>
      <div className="mt-4 gap-8 sm:columns-2">
        {groups.map(({ group, entries }) => (
          <section key={group} className="break-inside-avoid pb-4">
            <h3 className="mb-1 font-medium text-muted text-small">{t(`shortcuts.groups.${group}`)}</h3>
            <ul>
              {entries.map(({ id, label, keys }) => (
                <li
                  key={id}
                  className="flex min-h-8 items-center gap-4 border-line border-b last:border-none"
                >
                  <span className="min-w-0 flex-1 py-1">{label}</span>
                  <span className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
                    {keys.map((each) => (
                      <ShortcutKeys key={each} keys={each} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p role="status" className="text-muted">
        {groups.length === 0 && t('shortcuts.noneFound', { text: sought })}
      </p>
      <CharactersSwitch />
    </Dialog>
  )
}

/** Switches single-character shortcuts on or off. */
function CharactersSwitch() {
  const { t } = useTranslation()
  const on = useCharactersOn()
  return (
    <div className="flex items-start gap-4 rounded-control bg-sunken p-3">
      <div className="min-w-0 flex-1">
        <p id="single-keys" className="font-medium">
          {t('shortcuts.singleKeys')}
        </p>
        <p id="single-keys-why" className="text-muted text-small">
          {t('shortcuts.singleKeysWhy')}
        </p>
      </div>
      <Switch
        aria-labelledby="single-keys"
        aria-describedby="single-keys-why"
        checked={on}
        onCheckedChange={(checked) => setCharactersOn(checked)}
      />
    </div>
  )
}

interface Entry {
  id: string
  label: string
  keys: string[]
}

/** One entry for a command with several keys, or in several parts of the page. */
function grouped(shortcuts: readonly Shortcut[], sought: string): { group: Group; entries: Entry[] }[] {
  const needle = sought.trim().toLocaleLowerCase()
  return GROUPS.flatMap((group) => {
    const entries = new Map<string, Entry>()
    for (const { id, label, keys, group: own } of shortcuts) {
      const text = `${label} ${shownKeys(keys).flat().join(' ')}`.toLocaleLowerCase()
      if (keys === '' || own !== group || !text.includes(needle)) continue
      const entry = entries.get(id) ?? { id, label, keys: [] }
      if (!entry.keys.includes(keys)) entry.keys.push(keys)
      entries.set(id, entry)
    }
    return entries.size === 0 ? [] : [{ group, entries: [...entries.values()] }]
  })
}

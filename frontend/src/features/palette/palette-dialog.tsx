import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { type KeyboardEvent, startTransition, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ShortcutKeys } from '../../commands/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ITEM } from '../../ui/popup.ts'
import { UserText } from '../../ui/user-text.tsx'
import { type EntryGroup, useEntries } from './entries.tsx'
import type { Entry } from './entry.ts'

const LINE_KEYS: ReadonlySet<string> = new Set(['Enter', 'ArrowDown', 'ArrowUp'])

export interface PaletteDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The command palette: pages, commands and tasks, found by name. */
export function PaletteDialog({ open, onOpenChange }: PaletteDialogProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  /** The entry that was chosen, to be run once the palette has closed and returned the focus. */
  const chosen = useRef<Entry | null>(null)
  const closed = () => {
    const entry = chosen.current
    chosen.current = null
    setQuery('')
    // The focus returns right after this, and commands for a task depend on where it is.
    setTimeout(() => entry?.run())
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={closed}
      title={t('palette.title')}
      hideTitle
      place="top"
      initialFocus={input}
      className="max-w-sheet overflow-hidden"
    >
      <Palette
        input={input}
        query={query}
        onQuery={setQuery}
        onChoose={(entry) => {
          chosen.current = entry
          onOpenChange(false)
        }}
      />
    </Dialog>
  )
}

function Palette(props: {
  input: React.RefObject<HTMLInputElement | null>
  query: string
  onQuery: (query: string) => void
  onChoose: (entry: Entry) => void
}) {
  const { input, query, onQuery, onChoose } = props
  const { t } = useTranslation()
  /** The query that the lines belong to: they may lag a moment behind the text. */
  const [shown, setShown] = useState(query)
  const groups = useEntries(shown)
  const onKeyDown = ({ key }: KeyboardEvent) => {
    // A key that chooses or moves to a line refers to the lines for what is in the field now.
    if (query !== shown && LINE_KEYS.has(key)) flushSync(() => setShown(query))
  }
  return (
    <Autocomplete.Root
      items={groups}
      inline
      open
      mode="none"
      autoHighlight="always"
      value={query}
      onValueChange={(next, { reason }) => {
        if (reason === 'item-press') return
        onQuery(next)
        startTransition(() => setShown(next))
      }}
      itemToStringValue={({ label }: Entry) => label}
    >
      <div className="flex items-center gap-2 border-line border-b ps-4 pe-2">
        <Search aria-hidden size={16} className="shrink-0 text-muted" />
        <Autocomplete.Input
          ref={input}
          dir="auto"
          onKeyDown={onKeyDown}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          className="h-12 min-w-0 flex-1 bg-transparent text-match-parent outline-none touch:text-large"
        />
      </div>
      <Autocomplete.Empty className="px-4 text-muted not-empty:py-6">{t('palette.empty')}</Autocomplete.Empty>
      <Autocomplete.List
        aria-label={t('palette.title')}
        className="max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain px-2 not-empty:pb-2"
      >
        {(group: EntryGroup) => (
          <Autocomplete.Group key={group.name} items={group.items}>
            <Autocomplete.GroupLabel className="px-2 pt-3 pb-1 font-medium text-muted text-small">
              {group.name === 'recent' ? t('palette.recent') : t(`palette.groups.${group.name}`)}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.key}
                  value={entry}
                  onClick={() => onChoose(entry)}
                  className={ITEM}
                >
                  <span aria-hidden className="grid size-4 shrink-0 place-items-center">
                    {entry.icon}
                  </span>
                  <span className="min-w-0 flex-1">
                    <UserText>{entry.label}</UserText>
                  </span>
                  {entry.hint !== undefined && (
                    <span className="max-w-2/5 shrink-0 truncate text-muted text-small">{entry.hint}</span>
                  )}
                  {entry.keys !== undefined && <ShortcutKeys keys={entry.keys} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

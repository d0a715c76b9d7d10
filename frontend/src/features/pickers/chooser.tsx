import { Combobox } from '@base-ui/react/combobox'
import clsx from 'clsx'
import { Check, Plus } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank } from '../../text/checks.ts'
import { Popover } from '../../ui/popover.tsx'
import { ITEM } from '../../ui/popup.ts'
import type { Opening } from './picker.ts'

export interface Choice<Key extends string | number> {
  key: Key
  /** Its name, by which it is also found. */
  name: string
  icon?: ReactNode
  /** Shown beside the name. */
  hint?: string
}

export interface ChooserProps<Key extends string | number> extends Opening {
  /** What is chosen, such as "Project". */
  label: string
  placeholder: string
  /** The message when nothing is found. */
  empty: string
  choices: readonly Choice<Key>[]
  /** The choices for what was typed, if it does not filter `choices` by their names. */
  choicesFor?: (typed: string) => readonly Choice<Key>[]
  chosen: readonly Key[]
  /** Whether several can be chosen; the popover then stays open. */
  multiple?: boolean
  onChoose: (chosen: Key[]) => void
  /** Creates something with the name that was typed, if `mayCreate` allows it. */
  onCreate?: (name: string) => void
  mayCreate?: (name: string) => boolean
}

/** The most choices that are rendered; typing finds the others. */
const SHOWN = 50

/** The line for creating something new. */
interface NewChoice {
  isNew: true
  key: ''
  name: string
}

/** A list of choices in a popover, filtered by typing. */
export function Chooser<Key extends string | number>(props: ChooserProps<Key>) {
  const { trigger, anchor, label } = props
  const [opened, setOpened] = useState(false)
  const open = props.open ?? opened
  const setOpen = (next: boolean) => {
    setOpened(next)
    props.onOpenChange?.(next)
  }
  return (
    <Popover
      {...(trigger === undefined ? {} : { trigger })}
      {...(anchor === undefined ? {} : { anchor })}
      label={label}
      open={open}
      onOpenChange={setOpen}
      finalFocus={props.finalFocus}
      className="flex w-64 flex-col gap-2"
    >
      <Choices {...props} onDone={() => setOpen(false)} />
    </Popover>
  )
}

function Choices<Key extends string | number>(props: ChooserProps<Key> & { onDone: () => void }) {
  const { chosen, choicesFor, multiple = false, onChoose, onCreate, mayCreate, onDone } = props
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const status = useId()
  const name = query.trim()
  const choices = choicesFor === undefined || name === '' ? props.choices : choicesFor(name)
  const isNew = onCreate !== undefined && !isBlank(name) && !choices.some((choice) => isCalled(choice, name))
  const items: readonly (Choice<Key> | NewChoice)[] =
    isNew && (mayCreate?.(name) ?? true) ? [...choices, { isNew: true, key: '', name }] : choices

  const choose = (next: readonly (Choice<Key> | NewChoice)[]) => {
    const made = next.find((item) => 'isNew' in item)
    if (made === undefined) onChoose(next.flatMap((item) => ('isNew' in item ? [] : [item.key])))
    else onCreate?.(made.name)
    setQuery('')
    if (!multiple) onDone()
  }

  const root = {
    items,
    inline: true,
    ...(choicesFor !== undefined && { filter: null }),
    open: true,
    limit: SHOWN,
    autoHighlight: true,
    locale: locale().format,
    inputValue: query,
    onInputValueChange: setQuery,
    itemToStringLabel: (item: Choice<Key> | NewChoice) => item.name,
    isItemEqualToValue: (a: { key: unknown }, b: { key: unknown }) => a.key === b.key,
  }
  const selected = choices.filter(({ key }) => chosen.includes(key))
  const content = (
    <>
      <Combobox.Input
        aria-label={props.label}
        aria-describedby={status}
        placeholder={props.placeholder}
        className="h-control shrink-0 rounded-control border border-edge bg-canvas px-3 focus-visible:border-focus focus-visible:outline-offset-0 touch:h-touch touch:text-large"
      />
      <Combobox.Empty id={status} className="px-2 text-muted not-empty:py-1">
        {props.empty}
      </Combobox.Empty>
      <Combobox.List className="-mx-1 -mb-1 max-h-80 min-h-0 overflow-y-auto overscroll-contain">
        {(item: Choice<Key> | NewChoice) => (
          <Combobox.Item key={item.key} value={item} className={clsx(ITEM, 'py-1')}>
            {'isNew' in item ? (
              <>
                <Plus aria-hidden size={16} className="shrink-0 text-muted" />
                <span className="min-w-0 flex-1 break-words">{t('pickers.create', { name: item.name })}</span>
              </>
            ) : (
              <>
                {item.icon}
                <span className="line-clamp-2 min-w-0 flex-1">{item.name}</span>
                {item.hint !== undefined && (
                  <span className="shrink-0 text-muted text-small">{item.hint}</span>
                )}
                <Combobox.ItemIndicator className="shrink-0 text-accent-ink">
                  <Check aria-hidden size={14} />
                </Combobox.ItemIndicator>
              </>
            )}
          </Combobox.Item>
        )}
      </Combobox.List>
    </>
  )
  if (multiple) {
    return (
      <Combobox.Root {...root} multiple value={selected} onValueChange={choose}>
        {content}
      </Combobox.Root>
    )
  }
  return (
    <Combobox.Root
      {...root}
      value={selected[0] ?? null}
      onValueChange={(item) => choose(item === null ? selected : [item])}
    >
      {content}
    </Combobox.Root>
  )
}

const isCalled = ({ name }: { name: string }, other: string): boolean =>
  name.localeCompare(other, locale().format, { sensitivity: 'accent' }) === 0

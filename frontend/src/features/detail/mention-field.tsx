import { Autocomplete } from '@base-ui/react/autocomplete'
import { beginsWith, mentionOf, type Person, typedMention } from '@docket/grammar/mentions.ts'
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useBack } from '../../ui/back.ts'
import { PLAIN_TEXTAREA } from '../../ui/field.tsx'
import { useGrowth } from '../../ui/growth.ts'
import { UserText } from '../../ui/user-text.tsx'
import { useMemberNames } from '../access/members.ts'
import { SuggestionList } from '../quick-add/suggestion-list.tsx'

const MOST = 6

interface MentionFieldProps {
  value: string
  label: string
  placeholder: string
  autoFocus: boolean
  onType: (text: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void
}

/** A text area in which members are suggested after `@`: Enter or Tab takes the one that is marked. */
export function MentionField({ value, label, onType, onKeyDown, ...field }: MentionFieldProps) {
  const { t } = useTranslation()
  const members = useMemberNames()
  /** A text area, used like the input that it stands for. */
  const input = useRef<HTMLInputElement>(null)
  useGrowth(input)
  const [caret, setCaret] = useState(value.length)
  /** Where the caret belongs after the next render. */
  const next = useRef<number>(null)
  /** The start of the mention for which suggestions were dismissed. */
  const [dismissed, setDismissed] = useState<number | null>(null)
  const marked = useRef<Person>(undefined)
  const typed = typedMention(value.slice(0, caret))
  const suggestions = typed === null ? [] : suggestionsFor(typed.query, members)
  const open = typed !== null && suggestions.length > 0 && dismissed !== typed.start
  const dismiss = () => setDismissed(typed?.start ?? null)
  useBack(open, dismiss)

  useLayoutEffect(() => {
    if (next.current === null) return
    input.current?.setSelectionRange(next.current, next.current)
    next.current = null
  })

  const choose = ({ name }: Person) => {
    if (typed === null) return
    const head = `${value.slice(0, typed.start)}${mentionOf(name)} `
    onType(head + value.slice(caret).replace(/^ /, ''))
    setCaret(head.length)
    next.current = head.length
  }

  const take: ComponentProps<typeof Autocomplete.Input>['onKeyDown'] = (event) => {
    // Those of the list that is not there: Home and End would leave the line, Escape would empty the field.
    if (!open) event.preventBaseUIHandler()
    const chosen = marked.current
    if (open && event.key === 'Tab' && !event.shiftKey && chosen !== undefined) {
      event.preventDefault()
      choose(chosen)
    } else if (!open || event.ctrlKey || event.metaKey || !['Escape', 'Enter'].includes(event.key)) {
      onKeyDown(event)
    }
  }

  return (
    <Autocomplete.Root
      items={suggestions}
      mode="none"
      value={value}
      open={open}
      autoHighlight="always"
      itemToStringValue={({ name }: Person) => name}
      onItemHighlighted={(item) => {
        marked.current = item
      }}
      onOpenChange={(isOpen) => !isOpen && dismiss()}
      onValueChange={(text, { reason }) => {
        if (reason === 'item-press') return
        setDismissed(null)
        setCaret(input.current?.selectionEnd ?? text.length)
        onType(text)
      }}
    >
      <Autocomplete.Input
        ref={input}
        {...field}
        render={<textarea rows={1} />}
        aria-label={label}
        dir="auto"
        autoComplete="off"
        onKeyDown={take}
        className={`${PLAIN_TEXTAREA} text-match-parent`}
        onSelect={(event) => setCaret(event.currentTarget.selectionEnd ?? value.length)}
      />
      <SuggestionList label={t('detail.comments.members')} keyOf={({ id }: Person) => id} onChoose={choose}>
        {({ id, name }: Person) => (
          <>
            <Avatar id={id} name={name} isRound />
            <span className="min-w-0 truncate">
              <UserText>{name}</UserText>
            </span>
          </>
        )}
      </SuggestionList>
    </Autocomplete.Root>
  )
}

function suggestionsFor(query: string, members: ReadonlyMap<string, string>): Person[] {
  const fits = [...members].filter(([, name]) => name !== '' && beginsWith(name, query))
  // Whose whole name is there needs no suggestion, unless another goes on.
  const isWritten = fits.length === 1 && fits[0]?.[1].toLowerCase() === query.trimEnd().toLowerCase()
  return isWritten ? [] : fits.slice(0, MOST).map(([id, name]) => ({ id, name }))
}

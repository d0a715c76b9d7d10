import { Autocomplete } from '@base-ui/react/autocomplete'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { ITEM, POPUP, POSITIONER } from '../../ui/popup.ts'

interface SuggestionListProps<Item> {
  label: string
  keyOf: (item: Item) => string
  onChoose: (item: Item) => void
  children: (item: Item) => ReactNode
}

/** What is suggested below a field, within an `Autocomplete.Root`. */
export function SuggestionList<Item>({ label, keyOf, onChoose, children }: SuggestionListProps<Item>) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner align="start" sideOffset={4} className={POSITIONER}>
        <Autocomplete.Popup className={clsx(POPUP, 'w-64 p-1')}>
          <Autocomplete.List aria-label={label}>
            {(item: Item) => (
              <Autocomplete.Item
                key={keyOf(item)}
                value={item}
                onClick={() => onChoose(item)}
                className={ITEM}
              >
                {children(item)}
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  )
}

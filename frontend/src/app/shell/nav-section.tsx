import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { UserText } from '../../ui/user-text.tsx'

export interface NavSectionProps {
  title: string
  /** The name under which the browser remembers whether it is open. */
  stored: string
  /** Shown before its title. */
  mark?: ReactNode
  /** A button at the end of the heading. */
  button: ReactNode
  empty: string
  /** Whether there is nothing to list. */
  isEmpty: boolean
  /** Shown below the list. */
  below?: ReactNode
  children: ReactNode
}

/** Links in the sidebar, under a heading that collapses them. */
export function NavSection(props: NavSectionProps) {
  const { title, stored, mark, button, empty, isEmpty, below, children } = props
  const [open, setOpen] = useStoredFlag(stored, true)
  const list = useId()
  return (
    <section aria-label={title} className="mt-4">
      <div className="group flex h-8 items-center rounded-control ps-2 touch:h-touch">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={list}
            onClick={() => setOpen(!open)}
            className="flex w-full items-center gap-1 rounded-small font-medium text-faint text-small hover:text-ink touch:h-touch"
          >
            {mark}
            <span className="truncate">
              <UserText>{title}</UserText>
            </span>
            <ChevronDown
              aria-hidden
              size={12}
              className={open ? 'transition-transform' : '-rotate-90 transition-transform rtl:rotate-90'}
            />
          </button>
        </h2>
        {button}
      </div>
      <ul id={list} hidden={!open} className="flex flex-col">
        {isEmpty ? <li className="px-2 py-1 text-faint text-small">{empty}</li> : children}
      </ul>
      {open && below}
    </section>
  )
}

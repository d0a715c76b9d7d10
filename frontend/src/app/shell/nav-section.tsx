import { ChevronDown, Plus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { type AppRequest, request } from '../../commands/requests.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'

export interface NavSectionProps {
  /** The name under which the browser remembers whether it is open. */
  name: 'projects' | 'labels' | 'views'
  add: AppRequest
  addLabel: string
  empty: string
  /** Whether there is nothing to list. */
  isEmpty: boolean
  /** Shown below the list. */
  below?: ReactNode
  children: ReactNode
}

/** Projects, labels or views in the sidebar, under a heading that collapses them. */
export function NavSection({ name, add, addLabel, empty, isEmpty, below, children }: NavSectionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useStoredFlag(`docket.sidebar.${name}`, true)
  const list = useId()
  return (
    <section aria-label={t(`nav.${name}`)} className="mt-4">
      <div className="group flex h-8 items-center rounded-control ps-2 touch:h-touch">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={list}
            onClick={() => setOpen(!open)}
            className="flex w-full items-center gap-1 rounded-small font-medium text-faint text-small hover:text-ink touch:h-touch"
          >
            <span className="truncate">{t(`nav.${name}`)}</span>
            <ChevronDown
              aria-hidden
              size={12}
              className={open ? 'transition-transform' : '-rotate-90 transition-transform rtl:rotate-90'}
            />
          </button>
        </h2>
        <IconButton
          size="small"
          label={addLabel}
          icon={<Plus aria-hidden size={14} />}
          onClick={() => request(add)}
        />
      </div>
      <ul id={list} hidden={!open} className="flex flex-col">
        {isEmpty ? <li className="px-2 py-1 text-faint text-small">{empty}</li> : children}
      </ul>
      {open && below}
    </section>
  )
}

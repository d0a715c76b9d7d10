import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { FIELD_LIST } from '../task-fields/fields.ts'

/** Each with what it finds. */
const EXAMPLES: readonly (readonly [string, (t: TFunction) => string])[] = [
  ...FIELD_LIST.flatMap(({ filters = {} }) => Object.entries(filters)),
  ['created >= today - 7d', (t) => t('taskFields.examples.created')],
]

/** Explains filters by examples, which can be inserted. */
export function FilterHelp({ onTake }: { onTake: (example: string) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('sidebarItems.filterHelp')}
      className="w-80"
      trigger={
        <Button
          size="small"
          variant="ghost"
          icon={<CircleHelp aria-hidden size={14} />}
          className="-my-1 text-muted"
        >
          {t('sidebarItems.filterHelp')}
        </Button>
      }
    >
      <p className="mb-2 text-muted text-small">{t('sidebarItems.filterHow')}</p>
      <ul>
        {EXAMPLES.map(([example, finds]) => (
          <li key={example}>
            <button
              type="button"
              className="block w-full rounded-control px-2 py-1 text-start hover:bg-hover"
              onClick={() => {
                setOpen(false)
                onTake(example)
              }}
            >
              <code dir="ltr" className="block font-mono text-small">
                {example}
              </code>
              <span className="text-muted text-small">{finds(t)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

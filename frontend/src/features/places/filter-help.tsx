import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'

/** Each with the key of the text that says what it finds. */
const EXAMPLES = {
  'due < today + 7d': 'soon',
  overdue: 'overdue',
  'priority >= high': 'priority',
  'label in (work, "home office")': 'labels',
  'project = Home': 'project',
  'title ~ milk': 'title',
  'due = none and not complete': 'undated',
  'created >= today - 7d': 'created',
} as const

/** Explains filters by examples, which can be inserted. */
export function FilterHelp({ onTake }: { onTake: (example: string) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('places.filterHelp')}
      className="w-80"
      trigger={
        <Button
          size="small"
          variant="ghost"
          icon={<CircleHelp aria-hidden size={14} />}
          className="-my-1 text-muted"
        >
          {t('places.filterHelp')}
        </Button>
      }
    >
      <p className="mb-2 text-muted text-small">{t('places.filterHow')}</p>
      <ul>
        {Object.entries(EXAMPLES).map(([example, key]) => (
          <li key={key}>
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
              <span className="text-muted text-small">{t(`places.examples.${key}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { leastUsedColor } from '../../ui/palette.ts'
import { type SidebarItemDialogProps, SidebarItemForm } from './form.tsx'

/** What projects and labels have in common. */
export interface Colored {
  name: string
  color: string | null
}

interface ColoredDialogProps extends SidebarItemDialogProps {
  title: string
  /** What is being edited; undefined for something new. */
  before: Colored | undefined
  /** All that there are: something new gets the colour that fewest of them have. */
  all: ReadonlyMap<number, Colored>
  /** Says what is wrong with a name. */
  problemOf: (name: string) => string | undefined
  /** Called to create or change it. */
  onSave: (place: Colored) => void
}

/** Asks for the name and the colour of a project or a label. */
export function ColoredDialog({ title, before, all, problemOf, onSave, open, onClose }: ColoredDialogProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(before?.name ?? '')
  const [color, setColor] = useState(() =>
    before === undefined ? leastUsedColor(all.values()) : before.color,
  )
  const [isTried, setTried] = useState(false)
  const problem = problemOf(name)

  const save = () => {
    setTried(true)
    if (problem !== undefined) return input.current?.focus()
    const place = { name: name.trim(), color }
    onClose()
    if (before?.name !== place.name || before.color !== color) onSave(place)
  }
  return (
    <SidebarItemForm
      open={open}
      onClose={onClose}
      title={title}
      save={t(before === undefined ? 'sidebarItems.create' : 'common.save')}
      initialFocus={input}
      onSave={save}
    >
      <Field label={t('common.name')} error={isTried && problem}>
        <Input
          ref={input}
          dir="auto"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <div className="flex flex-col gap-2">
        <p aria-hidden className="font-medium">
          {t('common.color')}
        </p>
        <ColorPicker value={color} onChange={setColor} />
      </div>
    </SidebarItemForm>
  )
}

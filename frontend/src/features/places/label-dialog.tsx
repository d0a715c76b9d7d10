import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useReplica } from '../../data/index.ts'
import { Field, Input } from '../../ui/field.tsx'
import { labelProblem } from './names.ts'
import { type PlaceDialogProps, PlaceForm } from './place-form.tsx'
import { ColorChoice } from './project-dialog.tsx'

/** A new label, or one that is edited: its tasks follow it to its new name. */
export function LabelDialog({ id, open, onClose }: PlaceDialogProps & { id: number | undefined }) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const labels = useReplica((state) => state.labels)
  const before = labels.get(id ?? 0)
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(before?.name ?? '')
  const [color, setColor] = useState(before?.color ?? null)
  const [isTried, setTried] = useState(false)
  const others = [...labels.values()].filter((label) => label.id !== id).map((label) => label.name)
  const problem = labelProblem(t, name, others)

  const save = () => {
    setTried(true)
    if (problem !== undefined) return input.current?.focus()
    const label = { name: name.trim(), color }
    onClose()
    if (id !== undefined) {
      if (before?.name !== label.name || before.color !== color) actions.edit('labels', id, label)
    } else {
      const labelId = actions.add('labels', label)
      void navigate({ to: '/labels/$labelId', params: { labelId } })
    }
  }
  return (
    <PlaceForm
      open={open}
      onClose={onClose}
      title={t(id === undefined ? 'places.newLabel' : 'places.editLabel')}
      save={t(id === undefined ? 'places.create' : 'common.save')}
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
      <ColorChoice value={color} onChange={setColor} />
    </PlaceForm>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useReplica } from '../../data/index.ts'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { nameProblem } from './names.ts'
import { type PlaceDialogProps, PlaceForm } from './place-form.tsx'

/** A new project, or one that is edited. */
export function ProjectDialog({ id, open, onClose }: PlaceDialogProps & { id: number | undefined }) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const before = useReplica((state) => state.projects.get(id ?? 0))
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(before?.name ?? '')
  const [color, setColor] = useState(before?.color ?? null)
  const [isTried, setTried] = useState(false)
  const problem = nameProblem(t, name)

  const save = () => {
    setTried(true)
    if (problem !== undefined) return input.current?.focus()
    const project = { name: name.trim(), color }
    onClose()
    if (id !== undefined) {
      if (before?.name !== project.name || before.color !== color) actions.edit('projects', id, project)
    } else {
      const projectId = actions.add('projects', project)
      void navigate({ to: '/projects/$projectId', params: { projectId } })
    }
  }
  return (
    <PlaceForm
      open={open}
      onClose={onClose}
      title={t(id === undefined ? 'places.newProject' : 'places.editProject')}
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

export function ColorChoice(props: { value: string | null; onChange: (color: string | null) => void }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <p aria-hidden className="font-medium">
        {t('common.color')}
      </p>
      <ColorPicker {...props} />
    </div>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ColoredDialog } from './colored-dialog.tsx'
import { labelProblem } from './names.ts'
import type { PlaceDialogProps } from './place-form.tsx'

/** Creates or edits a label. When it is renamed, its tasks keep it. */
export function LabelDialog({ id, ...dialog }: PlaceDialogProps & { id: number | undefined }) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const labels = useReplica((state) => state.labels)
  const others = [...labels.values()].filter((label) => label.id !== id).map((label) => label.name)
  return (
    <ColoredDialog
      {...dialog}
      title={t(id === undefined ? 'places.newLabel' : 'places.editLabel')}
      before={labels.get(id ?? 0)}
      problemOf={(name) => labelProblem(t, name, others)}
      onSave={(label) => {
        if (id !== undefined) return actions.edit('labels', id, label)
        const labelId = actions.add('labels', label)
        void navigate({ to: '/labels/$labelId', params: { labelId } })
      }}
    />
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ColoredDialog } from './colored-dialog.tsx'
import type { SidebarItemDialogProps } from './form.tsx'
import { labelProblem } from './names.ts'

/** Creates or edits a label. When it is renamed, its tasks keep it. */
export function LabelDialog({ id, ...dialog }: SidebarItemDialogProps & { id: number | undefined }) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const labels = useReplica((state) => state.labels)
  const others = [...labels.values()].filter((label) => label.id !== id).map((label) => label.name)
  return (
    <ColoredDialog
      {...dialog}
      title={t(id === undefined ? 'sidebarItems.newLabel' : 'sidebarItems.editLabel')}
      before={labels.get(id ?? 0)}
      all={labels}
      problemOf={(name) => labelProblem(t, name, others)}
      onSave={(label) => {
        if (id !== undefined) return actions.edit('labels', id, label)
        const labelId = actions.add('labels', label)
        void navigate({ to: '/labels/$labelId', params: { labelId } })
      }}
    />
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { FIELD_LIST } from '../task-fields/fields.ts'
import { FilterField } from './filter-field.tsx'
import { type SidebarItemDialogProps, SidebarItemForm } from './form.tsx'
import { nameProblem } from './names.ts'
import { useFilterCheck } from './use-filter-check.ts'

/** Creates or edits a saved view. @param props.filter the initial filter of a new one */
export function ViewDialog(props: SidebarItemDialogProps & { id: number | undefined; filter: string }) {
  const { id, open, onClose } = props
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const views = useReplica((state) => state.views)
  const before = views.get(id ?? 0)
  const nameInput = useRef<HTMLInputElement>(null)
  const filterInput = useRef<HTMLTextAreaElement>(null)
  const [name, setName] = useState(before?.name ?? '')
  const [filter, setFilter] = useState(before?.filter ?? props.filter)
  const [sort, setSort] = useState(before?.sort ?? '')
  const [isTried, setTried] = useState(false)
  const others = [...views.values()].filter((view) => view.id !== id).map((view) => view.name)
  const problem = nameProblem(t, name, { others })
  const check = useFilterCheck(filter, sort)

  const save = () => {
    setTried(true)
    if (problem !== undefined) return nameInput.current?.focus()
    if (check.state === 'wrong') return filterInput.current?.focus()
    const view = { name: name.trim(), filter: filter.trim(), sort: sort === '' ? null : sort }
    onClose()
    if (id !== undefined) return actions.edit('views', id, view)
    const viewId = actions.add('views', view)
    void navigate({ to: '/views/$viewId', params: { viewId } })
  }
  const options = [
    { value: '', label: t('taskFields.sorts.newest') },
    ...FIELD_LIST.flatMap(({ sort }) =>
      sort === undefined ? [] : [{ value: sort.by, label: sort.label(t) }],
    ),
    { value: '-updated_at', label: t('taskFields.sorts.updated') },
  ]
  // Any other is kept as it is.
  if (!options.some(({ value }) => value === sort)) options.push({ value: sort, label: sort })
  return (
    <SidebarItemForm
      isWide
      open={open}
      onClose={onClose}
      title={t(id === undefined ? 'sidebarItems.newView' : 'sidebarItems.editView')}
      save={t(id === undefined ? 'sidebarItems.create' : 'common.save')}
      initialFocus={nameInput}
      onSave={save}
    >
      <Field label={t('common.name')} error={isTried && problem}>
        <Input
          ref={nameInput}
          dir="auto"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <FilterField ref={filterInput} value={filter} onChange={setFilter} check={check} />
      <Field label={t('sidebarItems.sort')}>
        <Select value={sort} options={options} onChange={setSort} />
      </Field>
    </SidebarItemForm>
  )
}

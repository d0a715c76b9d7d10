import { Plus } from 'lucide-react'
import type { ComponentType } from 'react'
import { type Task, useIsShared, useMay, useReplicaParts, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useMemberNames } from '../access/members.ts'
import type { PickerKind, TaskActions } from '../task/task-actions.ts'
import { TasksPicker } from '../task/tasks-picker.tsx'
import {
  FIELDS,
  isPicked,
  type PickedField,
  PROPERTIES,
  type Property as PropertyName,
  traitsOf,
} from '../task-fields/fields.ts'
import { BlockedBy } from './blocked-by.tsx'
import { type OwnPropertyProps, Property, PropertyButton } from './property.tsx'
import { Recurrence, Reminders, Start } from './property-pickers.tsx'
import { AssigneesValue, DueValue, LabelsValue, PriorityValue, ProjectValue } from './property-values.tsx'

/** Which picker was opened by a key or a menu. */
export interface PickerState {
  picking: PickerKind | null
  onPick: (what: PickerKind | null) => void
}

/** Those whose pickers are for one task. */
const OWN: Record<Exclude<PropertyName, PickedField>, ComponentType<OwnPropertyProps>> = {
  recurrence: Recurrence,
  start: Start,
  reminders: Reminders,
  blocked_by: BlockedBy,
}

/** How values look that are not shown as plain text. */
const VALUES: Partial<Record<PickedField, ComponentType<{ task: Task }>>> = {
  due: DueValue,
  priority: PriorityValue,
  project_id: ProjectValue,
  labels: LabelsValue,
  assignees: AssigneesValue,
}

interface PropertiesProps extends PickerState {
  task: Task
  on: TaskActions
}

/** The properties of a task other than its texts, each with its picker: a line for each value, one for what may be added. */
export function Properties(props: PropertiesProps) {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const shown = PROPERTIES.filter((name) => {
    // A subtask is in the project of its parent.
    if (name === 'project_id') return props.task.parent_id === null
    return name !== 'assignees' || isShared
  })
  const today = useToday()
  const names = useMemberNames()
  const mayEdit = useMay('editor')
  const values = useReplicaParts((state): Partial<Record<PropertyName, string>> => {
    const around = { ...state, today, names }
    return Object.fromEntries(shown.map((name) => [name, traitsOf(name).text?.(props.task, around, t)]))
  })
  const isSet = (name: PropertyName) => values[name] !== undefined
  const lines = (names: readonly PropertyName[]) =>
    names.map((name) => <TaskProperty key={name} name={name} value={values[name]} {...props} />)
  const set = shown.filter(isSet)
  // What may be added is of no use to readers.
  const empty = mayEdit ? shown.filter((name) => !isSet(name)) : []
  return (
    <div className="flex flex-wrap items-center ps-5">
      {/* One list, so that a picker stays open while its property moves from one part to the other. */}
      {[...lines(set), empty.length > 0 && PLUS, ...lines(empty)]}
    </div>
  )
}

/** Beside the first of them, so that those in further lines stand below it. */
const PLUS = (
  <span key="add" aria-hidden className="relative h-0 w-full">
    <Plus size={16} className="-inset-s-5 absolute top-2 text-muted touch:top-3.5" />
  </span>
)

interface TaskPropertyProps extends PropertiesProps {
  name: PropertyName
  /** In words; undefined without one. */
  value: string | undefined
}

function TaskProperty({ name, value, task, on, ...picks }: TaskPropertyProps) {
  const { t } = useTranslation()
  const { icon: Icon } = FIELDS[name]
  const { label, none } = traitsOf(name)
  const own = { task, on, button: { label: label(t), value, none: none?.(t) ?? t('common.none') } }
  return (
    <Property icon={<Icon />} label={own.button.label} isEmpty={value === undefined}>
      {isPicked(name) ? <PickedProperty name={name} {...own} {...picks} /> : ownProperty(name, own)}
    </Property>
  )
}

function ownProperty(name: keyof typeof OWN, props: OwnPropertyProps) {
  const Own = OWN[name]
  return <Own {...props} />
}

/** A property whose picker serves several tasks as well. */
function PickedProperty(props: OwnPropertyProps & PickerState & { name: PickedField }) {
  const { name, task, on, button, picking, onPick } = props
  const Value = VALUES[name]
  return (
    <TasksPicker
      what={name}
      ids={() => [task.id]}
      on={on}
      opening={{
        open: picking === name,
        onOpenChange: (open) => onPick(open ? name : null),
        trigger: (
          <PropertyButton data-picked={name} {...button}>
            {Value === undefined ? undefined : <Value task={task} />}
          </PropertyButton>
        ),
      }}
    />
  )
}

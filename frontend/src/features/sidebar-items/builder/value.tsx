import { byPosition, useReplica, useToday, useUserId } from '../../../data/index.ts'
import type { TextKey } from '../../../i18n/keys.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Field, Input } from '../../../ui/field.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import type { SelectOption } from '../../../ui/options.tsx'
import { Select } from '../../../ui/select.tsx'
import { useNamedMembers } from '../../access/members.ts'
import { DAYS, FIELDS, PRIORITIES, takesSeveral } from './fields.ts'
import { type FilterRow, memberNamed, quoted, textOf } from './rows.ts'

interface RowValueProps {
  row: FilterRow
  onChange: (values: readonly string[]) => void
}

/** The longest text that is looked for. */
const LONGEST = 200
const DATE = /^\d{4}-\d\d-\d\d$/

/** What the field of a row is compared with. */
export function RowValue(props: RowValueProps) {
  const { field, relation } = props.row
  const { kind } = FIELDS[field]
  if (kind === 'moment') return <DayValue {...props} />
  if (kind === 'priority') return <PriorityValue {...props} />
  if (kind === 'member') return <MemberValue {...props} />
  if (kind === 'choice' && takesSeveral(kind, relation)) {
    return field === 'project' ? <ProjectValue {...props} /> : <LabelValue {...props} />
  }
  return <TextValue {...props} />
}

function TextValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const isNumber = FIELDS[row.field].kind === 'count'
  const [value = ''] = row.values
  return (
    <Field
      hideLabel
      label={t(row.field === 'estimate' ? 'sidebarItems.builder.minutes' : 'sidebarItems.builder.value')}
    >
      <Input
        dir="auto"
        autoComplete="off"
        maxLength={isNumber ? 6 : LONGEST}
        {...(isNumber ? { inputMode: 'numeric' as const } : {})}
        placeholder={t(
          row.field === 'estimate' ? 'sidebarItems.builder.minutes' : 'sidebarItems.builder.value',
        )}
        value={textOf(value)}
        onChange={({ target }) => {
          const text = isNumber ? target.value.replace(/\D|^0+/g, '') : target.value
          onChange(text === '' ? [] : [isNumber ? text : quoted(text)])
        }}
      />
    </Field>
  )
}

function PriorityValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const options = [...PRIORITIES, 'none'].map((value) => ({
    value,
    label: t(`tasks.priorities.${value}` as TextKey),
  }))
  if (takesSeveral('priority', row.relation))
    return <Several row={row} onChange={onChange} options={options} />
  return (
    <Select
      aria-label={t('sidebarItems.builder.value')}
      value={row.values[0] ?? 'high'}
      options={options.slice(0, -1)}
      onChange={(next) => onChange([next])}
    />
  )
}

function ProjectValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const named = [...projects.values()]
    .sort(byPosition)
    .map(({ name }) => ({ value: quoted(name), label: name }))
  const byId = row.values
    .filter((value) => /^\d/.test(value))
    .map((value) => ({
      value,
      label: projects.get(Number(value))?.name ?? t('taskFields.goneProject', { id: Number(value) }),
    }))
  const none = { value: 'none', label: t('pickers.noProject') }
  return <Several row={row} onChange={onChange} options={[...named, ...byId, none]} />
}

function LabelValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const labels = useReplica((state) => state.labels)
  const named = [...labels.values()]
    .sort(byPosition)
    .map(({ name }) => ({ value: quoted(name), label: name }))
  const none = { value: 'none', label: t('sidebarItems.builder.noLabel') }
  return <Several row={row} onChange={onChange} options={[...named, none]} />
}

function MemberValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const userId = useUserId()
  const named = useNamedMembers()
    .filter(({ id }) => id !== userId)
    .map(({ name }) => ({ value: memberNamed(name), label: name }))
  const me = { value: 'me', label: t('pickers.you') }
  const none = { value: 'none', label: t('taskFields.nobody') }
  return <Several row={row} onChange={onChange} options={[me, ...named, none]} />
}

/** A choice of several, any one of which is enough. */
function Several({ row, onChange, options }: RowValueProps & { options: readonly SelectOption<string>[] }) {
  const { t } = useTranslation()
  // Names are the same in any case; one that is not there yet stays as it was typed.
  const chosen = row.values.map(
    (value) => options.find((option) => option.value.toLowerCase() === value.toLowerCase())?.value ?? value,
  )
  const foreign = chosen.filter((value) => options.every((option) => option.value !== value))
  return (
    <MultiSelect
      aria-label={t('sidebarItems.builder.value')}
      placeholder={t('sidebarItems.builder.choose')}
      values={chosen}
      options={[...options, ...foreign.map((value) => ({ value, label: textOf(value) }))]}
      onChange={onChange}
    />
  )
}

const A_DATE = 'date'

function DayValue({ row, onChange }: RowValueProps) {
  const { t } = useTranslation()
  const [value = 'today'] = row.values
  const isDate = DATE.test(value)
  const today = useToday()
  const offered = Object.entries(DAYS).map(([name, value]) => ({
    value: value as string,
    label: t(`sidebarItems.builder.days.${name}` as TextKey),
  }))
  const known = offered.find((day) => day.value === value.toLowerCase())
  const typed = known === undefined && !isDate ? [{ value, label: textOf(value) }] : []
  return (
    <div className="flex flex-wrap gap-1.5 *:min-w-32 *:flex-1">
      <Select
        aria-label={t('sidebarItems.builder.value')}
        value={isDate ? A_DATE : (known?.value ?? value)}
        options={[...typed, ...offered, { value: A_DATE, label: t('sidebarItems.builder.aDate') }]}
        onChange={(next) => onChange([next === A_DATE ? today : next])}
      />
      {isDate && (
        <Field hideLabel label={t('pickers.date')}>
          <Input
            type="date"
            min="1900-01-01"
            max="9998-12-31"
            value={value}
            // A field that is being typed in is empty in between.
            onChange={({ target }) => DATE.test(target.value) && onChange([target.value])}
          />
        </Field>
      )}
    </div>
  )
}

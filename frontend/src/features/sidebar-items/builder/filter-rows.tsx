import { Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useIsShared } from '../../../data/index.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { FIELD_NAMES, FIELDS, type FieldName, relationsOf, takesSeveral, takesValue } from './fields.ts'
import { type FilterRow, type FilterRows, readRows, writeRows } from './rows.ts'
import { fieldText, relationText } from './texts.ts'
import { RowValue } from './value.tsx'

interface FilterRowsFieldProps {
  filter: string
  onChange: (filter: string) => void
  /** Whether the service understands the filter; undefined while that is not known. */
  isRight: boolean | undefined
}

/** The filter as rows, which write it. What is typed beside them is read into them, as far as they can show it. */
export function FilterRowsField({ filter, onChange, isRight }: FilterRowsFieldProps) {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const [shown, setShown] = useState(() => ({ filter, rows: readRows(filter) }))
  const read = shown.filter === filter ? shown.rows : readRows(filter)
  // Until what is being typed can be read, the rows before it stay, and cannot be changed.
  const isBehind = read === undefined
  if (shown.filter !== filter && read !== undefined) setShown({ filter, rows: read })
  const current = read ?? shown.rows
  const list = useRef<HTMLUListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [isAdded, setAdded] = useState(false)
  const heading = useId()
  useEffect(() => {
    if (!isAdded) return
    setAdded(false)
    list.current?.querySelector<HTMLElement>('li:last-child button')?.focus()
  }, [isAdded])

  const write = (rows: FilterRows) => {
    const next = writeRows(rows)
    setShown({ filter: next, rows })
    onChange(next)
  }
  if (current === undefined || (isBehind && isRight === true)) {
    // A mistake is shown below, at its place.
    return isRight === false ? null : (
      <p className="text-muted text-small">{t('sidebarItems.builder.tooComplex')}</p>
    )
  }
  const { join, rows } = current
  const change = (index: number, row: FilterRow) => write({ join, rows: rows.with(index, row) })
  return (
    <fieldset
      aria-labelledby={heading}
      inert={isBehind}
      className="min-w-0 flex flex-col gap-2 inert:opacity-60"
    >
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span id={heading} className="font-medium">
          {t('sidebarItems.builder.title')}
        </span>
        {rows.length > 1 && (
          <Segmented
            label={t('sidebarItems.builder.join')}
            value={join}
            options={[
              { value: 'and', label: t('sidebarItems.builder.all') },
              { value: 'or', label: t('sidebarItems.builder.any') },
            ]}
            onChange={(join) => write({ join, rows })}
          />
        )}
      </div>
      {rows.length > 0 && (
        <ul ref={list} className="flex flex-col gap-2">
          {rows.map((row, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is nothing but its place.
              key={index}
              className="flex items-start gap-1 rounded-control bg-sunken p-1.5"
            >
              <Row row={row} number={index + 1} onChange={(next) => change(index, next)} />
              <IconButton
                label={t('sidebarItems.builder.remove', { number: index + 1 })}
                icon={<X aria-hidden size={14} />}
                onClick={() => {
                  write({ join, rows: rows.toSpliced(index, 1) })
                  add.current?.focus()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        ref={add}
        size="small"
        className="self-start"
        icon={<Plus aria-hidden size={14} />}
        onClick={() => {
          write({ join, rows: [...rows, startOf(unused(rows, isShared))] })
          setAdded(true)
        }}
      >
        {t('sidebarItems.builder.add')}
      </Button>
    </fieldset>
  )
}

function Row(props: { row: FilterRow; number: number; onChange: (row: FilterRow) => void }) {
  const { row, number, onChange } = props
  const { t } = useTranslation()
  const isShared = useIsShared()
  const { field, relation } = row
  const { kind } = FIELDS[field]
  return (
    <fieldset
      aria-label={t('sidebarItems.builder.row', { number })}
      className="flex min-w-0 flex-1 flex-wrap gap-1.5 *:min-w-22 *:flex-auto"
    >
      <Select
        aria-label={t('sidebarItems.builder.field')}
        value={field}
        options={fieldsOffered(isShared, field).map((name) => ({ value: name, label: fieldText(name, t) }))}
        onChange={(next) => onChange(startOf(next))}
      />
      <Select
        aria-label={t('sidebarItems.builder.relation')}
        value={relation}
        options={relationsOf(field).map((name) => ({ value: name, label: relationText(kind, name, t) }))}
        onChange={(next) => {
          const isAlike =
            takesValue(kind, relation) &&
            takesSeveral(kind, relation) === takesSeveral(kind, next) &&
            takesValue(kind, next)
          if (isAlike) return onChange({ ...row, relation: next })
          // What is named there is no text to look for, nor the other way round.
          const [first = ''] = row.values
          const isKept = kind === 'priority' && first !== 'none' && first !== ''
          const values = isKept
            ? [first]
            : next === FIELDS[field].starts[0]
              ? FIELDS[field].starts.slice(1)
              : []
          onChange({ field, relation: next, values: takesValue(kind, next) ? values : [] })
        }}
      />
      {takesValue(kind, relation) && (
        <div className="flex min-w-36! flex-col">
          <RowValue row={row} onChange={(values) => onChange({ ...row, values })} />
        </div>
      )}
    </fieldset>
  )
}

function startOf(field: FieldName): FilterRow {
  const [relation, ...values] = FIELDS[field].starts
  return { field, relation, values }
}

/** In the user's own workspace there is nobody to assign tasks to. */
const fieldsOffered = (isShared: boolean, chosen?: FieldName): readonly FieldName[] =>
  FIELD_NAMES.filter((name) => name !== 'assignee' || isShared || name === chosen)

const unused = (rows: readonly FilterRow[], isShared: boolean): FieldName =>
  fieldsOffered(isShared).find((name) => rows.every(({ field }) => field !== name)) ?? 'title'

import type { z } from 'zod'
import { ALL, type FieldName, type Fields } from './fields.ts'

/** What schemas, rules, rows and lists need, derived from the fields when the module loads. */

/** The names of the fields that have the trait. */
type FieldsWith<Trait extends string> = {
  [Name in FieldName]: Fields[Name] extends Record<Trait, unknown> ? Name : never
}[FieldName]

const collected = <Result>(entries: readonly (readonly [name: string, value: unknown])[]) =>
  Object.fromEntries(entries) as Result

/** The values of a task's fields. */
export type Values = { [Name in FieldName]: z.output<Fields[Name]['shown']> }

/** A field that clients can set. */
export type Settable = FieldsWith<'input'>
const settable = ALL.flatMap(([name, { input, ...field }]) =>
  input === undefined ? [] : [{ name: name as Settable, input, ...field }],
)
export const SETTABLE: readonly Settable[] = settable.map(({ name }) => name)

/** Schemas of what clients send. */
export const INPUTS = collected<{ [Name in Settable]: Fields[Name]['input'] }>(
  settable.map(({ name, input }) => [name, input]),
)

type Instants = { [Name in FieldsWith<'instant'> as `${Name}_at`]: Fields[Name]['instant'] }
/** Schemas of what answers show. */
export const SHOWN = collected<{ [Name in FieldName]: Fields[Name]['shown'] } & Instants>(
  ALL.flatMap(([name, { shown, instant }]) => [
    [name, shown],
    ...(instant === undefined ? [] : ([[`${name}_at`, instant]] as const)),
  ]),
)

/** Fields that answers show as an instant as well. */
export const DATES = ALL.flatMap(([name, { instant }]) =>
  instant === undefined ? [] : [name as FieldsWith<'instant'>],
)

/** The value of a task that lacks the field. */
export const noneOf = <Name extends FieldName>(name: Name, id: number): Values[Name] => {
  const none = NONES.get(name)
  return (typeof none === 'function' ? none(id) : none) as Values[Name]
}
const NONES = new Map(ALL.map(([name, { none }]) => [name, none]))

type Computed = {
  [Name in FieldName]: Fields[Name]['none'] extends (id: number) => unknown ? Name : never
}[FieldName]
/** Fields as they are stored: null where the value follows from the id. */
export type Stored = Omit<Values, Computed> & { [Name in Computed]: Values[Name] | null }
/** What is stored of a task that lacks all fields. */
export const NONE = collected<Stored>(
  ALL.map(([name, { none }]) => [name, typeof none === 'function' ? null : none]),
)

/** What answers show of a task that lacks all fields. */
export const NONE_SHOWN = collected<Stored & { [Name in keyof Instants]: null }>(
  Object.keys(SHOWN).map((name) => [name, Object.hasOwn(NONE, name) ? NONE[name as FieldName] : null]),
)

/** What PUT sets when the body names nothing. */
export const CLEARED = collected<{ [Name in Settable]?: null }>(
  settable.flatMap(({ name, keptByPut }) => (keptByPut ? [] : [[name, null]])),
)

/** The fields that a merge treats as a unit. */
export const boundBy = (...bonds: Fields[FieldsWith<'bond'>]['bond'][]): FieldName[] =>
  ALL.flatMap(([name, { bond }]) => (bond !== undefined && bonds.includes(bond) ? [name] : []))

const columns = ALL.flatMap(([name, field]) =>
  Object.entries(field.columns ?? {}).map(([column, compute]) => ({ name, column, compute })),
)
export const COLUMNS: readonly string[] = columns.map(({ column }) => column)

/** The columns of a task's row. @param zone IANA name of the workspace's time zone */
export const columnsOf = (task: Values & { id: number }, zone: string): Record<string, unknown> =>
  collected(columns.map(({ name, column, compute }) => [column, compute(task[name], { id: task.id, zone })]))

type QueriedField = FieldsWith<'query'>
type NamedBy<Kind extends 'filter' | 'sort'> = {
  [Name in QueriedField as Fields[Name]['query'] extends Record<Kind, unknown>
    ? Fields[Name]['query']['as']
    : never]: Fields[Name]['query'] extends Record<Kind, infer Type> ? Type : never
}
const asked = ALL.flatMap(([name, { query }]) => (query === undefined ? [] : [{ name, ...query }]))

type Filtered = NamedBy<'filter'>
/** The fields of filters. */
export const FILTERED = collected<{
  [Name in keyof Filtered]: { kind: Filtered[Name]; optional: true; sql: string }
}>(
  asked.flatMap(({ as, sql, filter }) =>
    filter === undefined ? [] : [[as, { kind: filter, optional: true, sql }]],
  ),
)

type Sorted = NamedBy<'sort'>
/** The keys of sort orders. */
export const SORTED = collected<{ [Name in keyof Sorted]: { type: Sorted[Name]; sql: string } }>(
  asked.flatMap(({ as, sql, sort }) => (sort === undefined ? [] : [[as, { type: sort, sql }]])),
)

/** Names that the API has for the same fields. */
export const ALIASES = new Map(
  asked.flatMap(({ name, as }) => (name === as ? [] : [[name as string, as] as const])),
)

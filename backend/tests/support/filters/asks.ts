import fc from 'fast-check'
import { clockOf, compareMoments, instantOf, type Moment, moments } from './when.ts'
import { LABELS, localTimeOf, MEMBERS, PROJECTS, type World, type WorldTask, words } from './world.ts'

/**
 * A filter as text, with its meaning evaluated in memory: nothing here comes from the service's own parser or
 * compiler, which must agree with it.
 */
export interface Ask {
  text: string
  holds(task: WorldTask, world: World): boolean
}

type Truth = (task: WorldTask, world: World) => boolean
const ask = (text: string, holds: Truth): Ask => ({ text, holds })

/** A word or a quoted text that means `value`. */
const written = (value: string): fc.Arbitrary<string> => {
  const bare = /^[\p{L}\p{N}_%-][\p{L}\p{N}_%'\\-]*$/u.test(value) && !/^(and|or|not|in|none)$/i.test(value)
  const quoted = (quote: string) =>
    quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote
  return fc.constantFrom(quoted('"'), quoted("'"), ...(bare ? [value] : []))
}
const cased = (word: string): fc.Arbitrary<string> => fc.constantFrom(word, word.toUpperCase())
const lower = (text: string) => text.toLowerCase()

const ORDERS: Record<string, (sign: number) => boolean> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}
const order = fc.constantFrom(...Object.keys(ORDERS))

/** The values that a task has for a field, perhaps several; an empty list if it has none. */
type Values<Value> = (task: WorldTask, world: World) => Value[]
interface Option<Value> {
  text: string
  /** Whether the option equals the value, or is contained in it. */
  is(value: Value, world: World): boolean
}
const one = <Value>(value: Value | null): Value[] => (value === null ? [] : [value])

/** `=`, `!=`, `in` and `not in`, also of `none`. */
function equality<Value>(
  field: string,
  values: Values<Value>,
  options: fc.Arbitrary<Option<Value>>,
  optional: boolean,
): fc.Arbitrary<Ask> {
  const none = cased('none').map((text) => ({ text, is: undefined }))
  const any: fc.Arbitrary<{ text: string; is: Option<Value>['is'] | undefined }> = optional
    ? fc.oneof({ arbitrary: options, weight: 4 }, { arbitrary: none, weight: 1 })
    : options
  const matches =
    (wanted: { is: Option<Value>['is'] | undefined }[]): Truth =>
    (task, world) => {
      const found = values(task, world)
      return wanted.some(({ is }) =>
        is === undefined ? found.length === 0 : found.some((value) => is(value, world)),
      )
    }
  return fc.oneof(
    any.map((option) => ask(`${field} = ${option.text}`, matches([option]))),
    any.map((option) => ask(`${field}!=${option.text}`, (...at) => !matches([option])(...at))),
    fc.array(any, { minLength: 1, maxLength: 4 }).map((some) => {
      return ask(`${field} in (${some.map(({ text }) => text).join(', ')})`, matches(some))
    }),
    fc.array(any, { minLength: 1, maxLength: 4 }).map((some) => {
      return ask(`${field} NOT in(${some.map(({ text }) => text)})`, (...at) => !matches(some)(...at))
    }),
  )
}

/** `<`, `<=`, `>`, `>=`; for an absent value, only `!=` is true. */
function ordering<Value>(
  field: string,
  values: Values<Value>,
  options: fc.Arbitrary<{ text: string; compare(value: Value, world: World): number }>,
): fc.Arbitrary<Ask> {
  return fc.tuple(order, options).map(([operator, option]) =>
    ask(`${field} ${operator} ${option.text}`, (task, world) => {
      const [value] = values(task, world)
      if (value === undefined) return operator === '!='
      return ORDERS[operator]?.(option.compare(value, world)) ?? false
    }),
  )
}

function textField(
  field: string,
  values: Values<string>,
  texts: fc.Arbitrary<string>,
  optional: boolean,
  contains = true,
) {
  const parts = texts.chain((text) =>
    fc.constantFrom(text, text.slice(1, 4), lower(text), text.toUpperCase()),
  )
  // The capital of ß is not a single letter: no database agrees with JavaScript on it.
  const plain = (source: fc.Arbitrary<string>) =>
    source.filter((text) => !/SS|Ö|^\s*$/.test(text) && text.isWellFormed())
  const equal = plain(texts.chain(cased)).chain((text) =>
    written(text).map((shown) => ({ text: shown, is: (value: string) => lower(value) === lower(text) })),
  )
  const containing = plain(parts).chain((text) =>
    fc
      .oneof(written(text), fc.constant(`"${text.replaceAll(/["\\]/g, '\\$&')}"`))
      .map((shown) =>
        ask(`${field} ~ ${shown}`, (...at) =>
          values(...at).some((value) => lower(value).includes(lower(text))),
        ),
      ),
  )
  const equals = equality(field, values, equal, optional)
  return contains ? fc.oneof(equals, containing) : equals
}

function numberField(field: string, values: Values<number>, max: number, optional: boolean, ordered = true) {
  const number = fc.integer({ min: 1, max })
  const equals = equality(
    field,
    values,
    number.map((wanted) => ({ text: String(wanted), is: (value: number) => value === wanted })),
    optional,
  )
  const orders = ordering(
    field,
    values,
    number.map((wanted) => ({ text: String(wanted), compare: (value: number) => value - wanted })),
  )
  return ordered ? fc.oneof(equals, orders) : equals
}

function momentField(field: string, values: Values<Moment>, optional: boolean) {
  const compared = moments.map(({ text, at }) => {
    const compare = (value: Moment, world: World) => compareMoments(value, at(world), world)
    const is = (value: Moment, world: World) => compare(value, world) === 0
    return { text, compare, is }
  })
  return fc.oneof(ordering(field, values, compared), equality(field, values, compared, optional))
}

const projectOf = (task: WorldTask, world: World) => world.projects.filter(({ id }) => id === task.project_id)
const overdue: Truth = (task, world) =>
  !task.complete &&
  one(localTimeOf(task, 'due', world))
    .map(clockOf)
    .some((due) => compareMoments(due, world.now.toTemporalInstant(), world) < 0)
const blocked: Truth = (task, world) =>
  (task.blocked_by ?? []).some((id) => world.tasks.some((other) => other.id === id && !other.complete))
const FLAGS: Record<string, Truth> = {
  complete: (task) => task.complete,
  recurring: (task) => task.recurrence !== null,
  overdue,
  blocked,
  archived: (task, world) => projectOf(task, world).some(({ archived }) => archived),
}
const flags = fc
  .tuple(
    fc.constantFrom(...Object.keys(FLAGS)),
    fc.constantFrom('', ' = true', '=FALSE', ' != true', ' != false'),
  )
  .map(([name, rest]) =>
    ask(name + rest, (...at) => FLAGS[name]?.(...at) === ['', ' = true', ' != false'].includes(rest)),
  )

const PRIORITIES = ['low', 'medium', 'high', 'urgent']
const priorities = fc.integer({ min: 1, max: 4 }).chain((rank) =>
  cased(PRIORITIES[rank - 1] ?? '').map((text) => ({
    text,
    is: (value: number) => value === rank,
    compare: (value: number) => value - rank,
  })),
)
/** Members by name or id; `me` and `none` mean members only in quotes. */
const members = fc.oneof(
  cased('me').map((text) => ({ text, is: (value: string, { user }: World) => value === user })),
  fc
    .constantFrom(...MEMBERS.flatMap(({ id, name }) => [id, name, name.toUpperCase()]), 'Nobody')
    .chain((value) =>
      (lower(value) === 'me' ? fc.constant(`"${value}"`) : written(value)).map((text) => ({ text, value })),
    )
    .map(({ text, value }) => ({
      text,
      is: (assigned: string, world: World) =>
        world.members.some(
          ({ id, name }) => id === assigned && (id === value || lower(name) === lower(value)),
        ),
    })),
)
const origins = fc
  .constantFrom('schedule', 'completion')
  .map((text) => ({ text, is: (value: string) => value === text }))

export const conditions: fc.Arbitrary<Ask> = fc.oneof(
  flags,
  numberField('id', ({ id }) => [id], 101, false),
  numberField('revision', ({ revision }) => [revision], 200, false),
  numberField('reminders', ({ reminders }) => one(reminders?.length || null), 3, true),
  numberField('estimate', ({ estimate }) => one(estimate), 4, true),
  numberField('parent', ({ parent_id }) => one(parent_id), 100, true, false),
  numberField('blocked_by', ({ blocked_by }) => blocked_by ?? [], 100, true, false),
  numberField('project_id', ({ project_id }) => one(project_id), 7, true, false),
  textField(
    'project',
    (task, world) => projectOf(task, world).map(({ name }) => name),
    fc.constantFrom(...PROJECTS.slice(0, 4)),
    false,
  ),
  textField('label', ({ labels }) => labels ?? [], fc.constantFrom(...LABELS), true),
  equality('assignee', ({ assignees }) => assignees ?? [], members, true),
  textField('title', ({ title }) => [title], words, false),
  textField('description', ({ description }) => one(description), words, true),
  textField('note', ({ notes }) => notes, words, true),
  textField('recurrence', ({ recurrence }) => one(recurrence), fc.constantFrom('FREQ=DAILY', 'WEEKLY'), true),
  equality(
    'recurrence_from',
    ({ recurrence, recurrence_from }) => (recurrence === null ? [] : [recurrence_from ?? 'schedule']),
    origins,
    true,
  ),
  equality('priority', ({ priority }) => one(priority), priorities, true),
  ordering('priority', ({ priority }) => one(priority), priorities),
  momentField('due', (task, world) => one(localTimeOf(task, 'due', world)).map(clockOf), true),
  momentField('start', (task, world) => one(localTimeOf(task, 'start', world)).map(clockOf), true),
  momentField('created', ({ created_at }) => [instantOf(created_at)], false),
  momentField('updated_at', ({ updated_at }) => [instantOf(updated_at)], false),
)

/** Conditions joined by and, or, not and parentheses, at random. */
export const asks: fc.Arbitrary<Ask> = fc.letrec<{ ask: Ask; part: Ask }>((tie) => ({
  ask: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'ask' },
    conditions,
    fc.tuple(tie('part'), tie('part'), fc.boolean()).map(([left, right, also]) => {
      const all: Truth = (...at) => left.holds(...at) && right.holds(...at)
      const any: Truth = (...at) => left.holds(...at) || right.holds(...at)
      return also ? ask(`${left.text} and ${right.text}`, all) : ask(`${left.text} OR ${right.text}`, any)
    }),
    // `and` binds closer than `or`.
    fc
      .tuple(conditions, conditions, conditions)
      .map(([a, b, c]) =>
        ask(
          `${a.text} or ${b.text} And ${c.text}`,
          (...at) => a.holds(...at) || (b.holds(...at) && c.holds(...at)),
        ),
      ),
    tie('part').map((part) => ask(`not ${part.text}`, (...at) => !part.holds(...at))),
  ),
  part: fc.oneof(
    { depthIdentifier: 'ask' },
    conditions,
    tie('ask').map(({ text, holds }) => ask(`(${text})`, holds)),
  ),
})).ask

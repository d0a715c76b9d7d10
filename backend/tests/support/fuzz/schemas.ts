import fc from 'fast-check'
import type { OpenApiDocument, Schema } from '../openapi.ts'
import { nearMissesOf } from './forms.ts'
import { hostileJson, hostileText, strangeName } from './values.ts'

/** Values for a JSON Schema of the document: some that fit, and some that nearly do. */

export function resolve(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
  if (found === undefined) throw new Error(`${schema.$ref} leads nowhere.`)
  return resolve(document, found)
}

/**
 * Values that fit `given`, with its examples among them.
 * @param near whether some texts only nearly have their form
 */
export function fitting(document: OpenApiDocument, given: Schema, near = false): fc.Arbitrary<unknown> {
  const schema = resolve(document, given)
  const made = ofType(document, schema, near)
  return schema.examples === undefined ? made : fc.oneof(made, fc.constantFrom(...schema.examples))
}

function ofType(document: OpenApiDocument, schema: Schema, near: boolean): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fitting(document, choice, near)))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type) => ofType(document, { ...schema, type }, near)))
  }
  switch (schema.type) {
    case 'object':
      return objects(document, schema, near)
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema
      return fc.uniqueArray(fitting(document, schema.items ?? {}, near), {
        minLength: minItems,
        maxLength: Math.max(minItems, maxItems),
      })
    }
    case 'string': {
      const misses = near ? nearMissesOf(schema) : []
      return misses.length === 0
        ? strings(schema)
        : fc.oneof({ weight: 3, arbitrary: strings(schema) }, fc.constantFrom(...misses))
    }
    case 'integer':
    case 'number': {
      const { minimum: min = -(2 ** 31), maximum: max = 2 ** 31 } = schema
      return fc.oneof(
        fc.integer({ min, max: Math.min(max, min + 30) }),
        fc.integer({ min, max }),
        fc.constantFrom(min, max),
      )
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function objects(
  document: OpenApiDocument,
  { properties = {}, required = [] }: Schema,
  near: boolean,
): fc.Arbitrary<object> {
  const members = Object.entries(properties).map(
    ([name, schema]) => [name, fitting(document, schema, near)] as const,
  )
  const optional = members.map(([name]) => name).filter((name) => !required.includes(name))
  return some(optional).chain((chosen) => {
    const present = members.filter(([name]) => chosen.includes(name) || required.includes(name))
    return fc.record(Object.fromEntries(present))
  })
}

/** A few of the optional parts: with more at once, one would surely be refused and hide the rest. */
export const some = <Value>(optional: Value[]): fc.Arbitrary<Value[]> =>
  fc.subarray(optional, { maxLength: Math.min(optional.length, 3) })

const YEARS = { min: new Date('1900-01-01'), max: new Date('9899-01-01'), noInvalidDate: true }

function strings({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.date(YEARS).map((date) => date.toISOString().slice(0, 10))
  if (format === 'date-time') return fc.date(YEARS).map((date) => date.toISOString())
  if (format === 'email') return fc.emailAddress().filter((email) => new RegExp(pattern ?? '').test(email))
  // "\S" only requires something visible.
  if (pattern !== undefined && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern))
  const visible = fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 30)),
  })
  const longest = fc.constantFrom('x', '💥', 'é').map((unit) => unit.repeat(maxLength))
  // The schema does not express which characters are refused.
  return fc.oneof(
    { weight: 6, arbitrary: visible },
    { weight: 1, arbitrary: longest },
    { weight: 2, arbitrary: hostileText },
  )
}

/** A value that fits `schema` except for one thing, and perhaps for the form of its texts. */
export function nearlyFitting(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const whole = fitting(document, schema, true)
  const changed = fc.tuple(
    whole,
    fc.nat(),
    strangeName,
    hostileJson,
    fc.constantFrom('drop', 'replace', 'add'),
  )
  return fc.oneof(
    { weight: 1, arbitrary: hostileJson },
    { weight: 2, arbitrary: whole },
    {
      weight: 5,
      arbitrary: changed.map(([value, which, name, junk, how]) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return junk
        const entries = Object.entries(value)
        const index = entries.length === 0 ? 0 : which % entries.length
        if (how === 'drop') entries.splice(index, 1)
        const entry = entries[index]
        if (how === 'replace' && entry !== undefined) entries[index] = [entry[0], junk]
        if (how === 'add') entries.push([name, junk])
        // `Object.fromEntries` keeps a member `__proto__`; an assignment would set the prototype instead.
        return Object.fromEntries(entries)
      }),
    },
  )
}

/** The value that the document itself gives for a schema: its example, or one made of its members' examples. */
export function exampleOf(document: OpenApiDocument, given: Schema): unknown {
  const schema = resolve(document, given)
  const [example] = schema.examples ?? []
  if (example !== undefined) return example
  const members = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name))
  if (schema.type === 'object') {
    return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(document, member)]))
  }
  return schema.type === 'integer' ? 1 : 'x'
}

import { z } from 'zod'

/** Answers that hold a thing of one kind or another: the document says what each kind looks like. */

/** What the log tells of, and how the document calls what each looks like. */
const SHOWN_AS = {
  task: 'TaskResponse',
  occurrence: 'Occurrence',
  project: 'ProjectResponse',
  label: 'LabelResponse',
  view: 'ViewResponse',
  note: 'NoteResponse',
  preferences: 'PreferencesResponse',
  api_key: 'ApiKeyResponse',
  webhook: 'WebhookResponse',
} as const

type Kind = keyof typeof SHOWN_AS
export const KINDS = Object.keys(SHOWN_AS) as Kind[]

/** A thing as its own endpoint shows it. The service has written it, so its form is not checked again. */
export const Snapshot = z.record(z.string(), z.unknown())

/** Objects whose member `resource` tells of what kind the snapshots in these other members are. */
export const kinds = z.registry<{ snapshots: string[] }>()

type JsonSchema = z.core.JSONSchema.BaseSchema
interface Context {
  zodSchema: z.core.$ZodTypes
  jsonSchema: JsonSchema
}

/** Describes each kind of what is in `kinds`, beside what all of them share. */
export function withKinds({ zodSchema, jsonSchema }: Context): void {
  const { snapshots } = kinds.get(zodSchema) ?? {}
  if (snapshots === undefined) return
  const { properties = {}, required = [] } = jsonSchema
  const apart = ['resource', ...snapshots]
  const { enum: names = [] } = properties.resource as JsonSchema
  jsonSchema.oneOf = (names as Kind[]).map((kind) => {
    const held = snapshots.map((name) => [name, snapshotOf(kind, properties[name] as JsonSchema)])
    const resource = { type: 'string', const: kind } as const
    return { type: 'object', properties: { resource, ...Object.fromEntries(held) }, required: apart }
  })
  const shared = Object.entries(properties).filter(([name]) => !apart.includes(name))
  jsonSchema.properties = Object.fromEntries(shared)
  jsonSchema.required = required.filter((name) => !apart.includes(name))
  // Each kind adds to them, and `additionalProperties` looks at no kind.
  delete jsonSchema.additionalProperties
  jsonSchema.unevaluatedProperties = false
}

function snapshotOf(kind: Kind, { anyOf, description = '' }: JsonSchema): JsonSchema {
  const shown = { $ref: `#/components/schemas/${SHOWN_AS[kind]}` }
  return { description, ...(anyOf === undefined ? shown : { anyOf: [shown, { type: 'null' }] }) }
}

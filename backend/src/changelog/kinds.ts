import { z } from 'zod'

/** Responses that hold resources of several kinds: the OpenAPI document describes each kind. */

/** The kinds in the change log, each with the name of its schema in the OpenAPI document. */
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

/** A resource as its own endpoint shows it. The service wrote it, so its shape is not checked again. */
export const Snapshot = z.record(z.string(), z.unknown())

/** Objects whose member `resource` names the kind of the snapshots in the listed members. */
export const kinds = z.registry<{ snapshots: string[] }>()

type JsonSchema = z.core.JSONSchema.BaseSchema
interface Context {
  zodSchema: z.core.$ZodTypes
  jsonSchema: JsonSchema
}

/** Adds a description of each kind to a schema in `kinds`, next to the members that all kinds share. */
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
  // Each kind adds members, and `additionalProperties` does not take `oneOf` into account.
  delete jsonSchema.additionalProperties
  jsonSchema.unevaluatedProperties = false
}

function snapshotOf(kind: Kind, { anyOf, description = '' }: JsonSchema): JsonSchema {
  const shown = { $ref: `#/components/schemas/${SHOWN_AS[kind]}` }
  return { description, ...(anyOf === undefined ? shown : { anyOf: [shown, { type: 'null' }] }) }
}

import { z } from 'zod'
import type { Resources } from './resource.ts'

/** Responses that hold snapshots of several resources: the OpenAPI document describes each. */

/** A resource as its own endpoint shows it. The service wrote it, so its shape is not checked again. */
export const Snapshot = z.record(z.string(), z.unknown())

/** Objects whose member `resource` names the resource of the snapshots in the listed members. */
export const holders = z.registry<{ snapshots: string[] }>()

type JsonSchema = z.core.JSONSchema.BaseSchema
interface Context {
  zodSchema: z.core.$ZodTypes
  jsonSchema: JsonSchema
}

/** Adds a description of each resource to a schema in `holders`, next to the members that all of them share. */
export const describeSnapshots =
  (resources: Resources) =>
  ({ zodSchema, jsonSchema }: Context): void => {
    const { snapshots } = holders.get(zodSchema) ?? {}
    if (snapshots === undefined) return
    const { properties = {}, required = [] } = jsonSchema
    const apart = ['resource', ...snapshots]
    const { enum: names = [] } = properties.resource as JsonSchema
    jsonSchema.oneOf = names.map((name) => {
      const id = schemaIdOf(resources, String(name))
      const held = snapshots.map((member) => [member, snapshotOf(id, properties[member] as JsonSchema)])
      const resource = { type: 'string', const: String(name) } as const
      return { type: 'object', properties: { resource, ...Object.fromEntries(held) }, required: apart }
    })
    const shared = Object.entries(properties).filter(([name]) => !apart.includes(name))
    jsonSchema.properties = Object.fromEntries(shared)
    jsonSchema.required = required.filter((name) => !apart.includes(name))
    // Each resource adds members, and `additionalProperties` does not take `oneOf` into account.
    delete jsonSchema.additionalProperties
    jsonSchema.unevaluatedProperties = false
  }

function schemaIdOf(resources: Resources, name: string): string {
  const resource = resources.find(name)
  const id = resource && resources.schemaOf(resource).meta()?.id
  if (id === undefined) throw new Error(`The schema of the resource ${name} has no id.`)
  return id
}

function snapshotOf(id: string, { anyOf, description = '' }: JsonSchema): JsonSchema {
  const shown = { $ref: `#/components/schemas/${id}` }
  return { description, ...(anyOf === undefined ? shown : { anyOf: [shown, { type: 'null' }] }) }
}

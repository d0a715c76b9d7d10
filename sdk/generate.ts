import openapiTypes, { astToString } from 'openapi-typescript'

/** The types of every operation that the OpenAPI document describes, as the text of a TypeScript file. */
export async function sdkSchema(document: object): Promise<string> {
  // A copy: the generator resolves references in its argument.
  const nodes = await openapiTypes(structuredClone(document) as Parameters<typeof openapiTypes>[0], {
    exportType: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    // A member with a default may be left out of a request.
    defaultNonNullable: false,
  })
  return `// Generated from backend/openapi.json by \`npm run generate\`. Do not edit.\n\n${astToString(nodes)}`
}

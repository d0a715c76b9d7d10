import type { OpenApi, Operation, Schema } from './openapi.ts'

/** `docs/contracts/api-endpoints.md`: the content of `backend/openapi.json` for people to read. */
export function endpointsPage(document: OpenApi): string {
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? ''
      byTag.set(tag, [...(byTag.get(tag) ?? []), section(method.toUpperCase(), path, operation)])
    }
  }
  const tags = [...byTag].map(([tag, sections]) => `## ${tag}\n\n${sections.join('\n')}`)
  return `<!-- Generated from backend/openapi.json by npm run generate. -->
# Endpoints

A summary of [\`backend/openapi.json\`](../../backend/openapi.json), which has every schema. The running service shows
it at \`/docs\`.

${tags.join('\n')}`
}

function section(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? [])
    .filter(({ name }) => name !== 'user_id')
    .map(({ name, in: place, description = '' }) => `- \`${name}\` (${place}): ${description}`)
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const statuses = Object.entries(operation.responses).map(
    ([status, { description }]) => `- ${status}: ${description}`,
  )
  return [
    `### ${method} ${path}\n`,
    `${operation.summary}. ${access(operation)}\n`,
    ...(body === undefined ? [] : [`Body: ${nameOf(body)}\n`]),
    ...(parameters.length === 0 ? [] : [`${parameters.join('\n')}\n`]),
    `${statuses.join('\n')}\n`,
  ].join('\n')
}

function access({ security }: Operation): string {
  if (security === undefined) return 'Needs a token.'
  return security.length === 0 ? 'Open to all.' : 'Needs the session cookie.'
}

const nameOf = ({ $ref, type }: Schema): string => `\`${$ref?.split('/').at(-1) ?? type ?? 'JSON'}\``

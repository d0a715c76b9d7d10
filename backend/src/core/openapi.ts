import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import { NO_BODY } from './http.ts'
import { VERSION } from './version.ts'

const DESCRIPTION = `A task service you own.

Sign up and sign in (\`/api/auth\`), get a token (\`/api/auth/token\`), and send it as \`Authorization: Bearer <token>\`.
\`{user_id}\` is your own id, or \`me\`.

Every write takes the user's next **revision**, which is both the ETag of what was written and its position in the change
log. A write with \`If-Match\` fails with 412 if somebody else has changed the resource since; \`current\` is its present
state. With \`Prefer: merge\` as well, an edit is applied if nobody else has changed the same fields since; otherwise it
fails with 409, which lists the \`conflicts\`. Errors are RFC 9457 problems. Unknown fields are refused. A method that an
address does not support is answered with 405, and \`Allow\` lists those that it does. A request that does not arrive in
time is answered with 408, one whose header and address exceed 32 KiB with 431, one with an \`Expect\` other than
\`100-continue\` with 417; the connection is then closed.`

interface Tag {
  name: string
  description: string
}
type Override = (context: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) => void

/** A number or boolean of a query arrives as text: its type describes its format, so the pattern is left out. */
export function asShown({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== 'integer' && jsonSchema.type !== 'boolean') return
  delete jsonSchema.pattern
  delete jsonSchema.enum
}

const toJsonSchema = createJsonSchemaTransform({ zodToJsonConfig: { override: asShown } })

/**
 * Describes every route that is registered on `app` afterwards, as JSON at `/openapi.json`.
 * @param describes.tags the tags of resources, which come first
 * @param describes.override completes the JSON schema of a Zod schema
 * @returns the same document for a page that tries out requests, put into words at the first call
 */
export async function describeApi(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl'>,
  describes: { tags: readonly Tag[]; override: Override },
): Promise<() => string> {
  const toComponents = createJsonSchemaTransformObject({
    zodToJsonConfig: { override: describes.override },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Docket',
        version: VERSION,
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: config.publicUrl }],
      tags: [
        ...describes.tags,
        { name: 'Batch', description: 'Many writes in one request.' },
        { name: 'Changes', description: 'The change log, undo, and a live stream of changes.' },
        { name: 'Trash', description: 'Deleted resources that can still be restored.' },
        { name: 'Webhooks', description: 'HTTP callbacks for changes, and their deliveries.' },
        { name: 'Links', description: 'Projects and views that whoever has the link may read.' },
        { name: 'Assistant', description: 'Chat with the assistant, and its conversations.' },
        { name: 'API keys', description: 'Access for scripts and clients.' },
        { name: 'AI clients', description: 'AI clients connected through OAuth, and their limits.' },
        { name: 'Accounts', description: 'Users, sessions and tokens (Better Auth).' },
        {
          name: 'Administration',
          description: 'Users, sign-up and the state of the service, for administrators.',
        },
        { name: 'Service', description: 'Health checks.' },
      ],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'A JWT from `/api/auth/token`, or an API key.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: config.publicUrl.startsWith('https:')
              ? '__Secure-docket.session_token'
              : 'docket.session_token',
            description: 'The session cookie set by signing in. Only for `/api/auth`.',
          },
        },
      },
      security: [{ bearer: [] }],
    },
    transform: (document) => {
      const transformed = toJsonSchema(document)
      const { response } = transformed.schema as { response?: Responses }
      if (response !== undefined) completeResponses(document.schema?.response as Responses, response)
      return transformed
    },
    transformObject: (document) => nameComponents(toComponents(document)),
  })
  const document = once(() => JSON.stringify(app.swagger()))
  const shown = once(() => JSON.stringify(withoutSuggestions(JSON.parse(document()))))
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => sendJson(reply, document()))
  return shown
}

const sendJson = (reply: FastifyReply, text: string, type = 'application/json; charset=utf-8') =>
  reply.type(type).send(text)

/** The value of `make`, computed at the first call. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Parameter {
  required?: boolean
  description?: string
  example?: unknown
}

/**
 * The document for the page that tries out requests. The page fills in every example of a parameter, and a request with
 * all filters at once finds nothing: examples of optional parameters move to the description instead.
 */
function withoutSuggestions(document: {
  paths?: Record<string, Record<string, { parameters?: Parameter[] }>>
}) {
  for (const path of Object.values(document.paths ?? {})) {
    for (const parameter of Object.values(path).flatMap(({ parameters = [] }) => parameters)) {
      const { required = false, description = '', example } = parameter
      if (required || example === undefined) continue
      parameter.description = `${description} For example: \`${example}\``.trim()
      delete parameter.example
    }
  }
  return document
}

interface Responses {
  [status: string]: {
    description?: string | undefined
    headers?: unknown
    content?: Record<string, unknown>
    type?: string
  }
}

/** Restores what the transformation of Zod schemas drops: headers of responses, and that some have no body. */
function completeResponses(declared: Responses, transformed: Responses): void {
  for (const [status, { headers, content, description }] of Object.entries(declared)) {
    const hasBody = content === undefined || !(NO_BODY in content)
    transformed[status] = hasBody
      ? { ...transformed[status], headers }
      : { type: 'null', description, headers }
  }
}

interface Described {
  paths?: object
  components?: { schemas?: object }
}

const REFERENCE = /"#\/components\/schemas\/(\w+)"/g

/** Every schema is generated twice, for output and for input: keeps what the routes use, under its plain name. */
function nameComponents<Document extends Described>(document: Document): Document {
  const schemas = { ...document.components?.schemas } as Record<string, object>
  const used = new Set<string>()
  const follow = (part: object | undefined) => {
    for (const [, name = ''] of JSON.stringify(part ?? {}).matchAll(REFERENCE)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name])
    }
  }
  follow(document.paths)
  const plain = (name: string) => {
    const short = name.replace(/Input$/, '')
    return used.has(short) ? name : short
  }
  const kept = Object.fromEntries([...used].sort().map((name) => [plain(name), schemas[name]]))
  const complete = { ...document, components: { ...document.components, schemas: kept } }
  return JSON.parse(
    JSON.stringify(complete).replace(REFERENCE, (_, name: string) => `"#/components/schemas/${plain(name)}"`),
  ) as Document
}

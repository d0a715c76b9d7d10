import type { RouteOptions } from 'fastify'
import { DocketError, type FieldError } from '../core/errors.ts'
import { asksForProof } from '../core/guard.ts'
import type { BatchOperation, BatchResult } from './schemas.ts'

/** What may be an operation of a batch, and how one refers to what another created. */

/** A route that writes, below `/api/{user_id}`. */
export interface WriteRoute {
  methods: readonly string[]
  path: RegExp
  /** Whether it may be an operation of a batch. */
  allowed: boolean
}

/** @param url as it is registered: `/tasks/:task_id` */
export function writeRoute({ method, config }: RouteOptions, url: string): WriteRoute {
  return {
    methods: [method].flat(),
    path: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`),
    // What asks for a proof is asked by itself.
    allowed: config?.writes !== 'alone' && !asksForProof(config ?? {}),
  }
}

function isAllowed({ method, path }: BatchOperation, routes: readonly WriteRoute[]): boolean {
  const [pathname = ''] = path.split('?')
  const found = routes.filter((route) => route.methods.includes(method) && route.path.test(pathname))
  return found.length > 0 && found.every(({ allowed }) => allowed)
}

const IN_PATH = /(?<=\/)\$(\d+)/g

/** The operation, with its references replaced by the ids from `idOf`. */
export function withIds(operation: BatchOperation, idOf: (index: unknown) => unknown): BatchOperation {
  const path = operation.path.replace(IN_PATH, (_, index: string) =>
    encodeURIComponent(String(idOf(Number(index)))),
  )
  return { ...operation, path, body: replaced(operation.body, idOf) }
}

function replaced(value: unknown, idOf: (index: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => replaced(member, idOf))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
  const [[name, index] = []] = members
  if (name === 'id_of' && members.length === 1) return idOf(index)
  return Object.fromEntries(members.map(([key, member]) => [key, replaced(member, idOf)]))
}

/** @throws DocketError VALIDATION_ERROR, before anything is done, when one cannot be an operation of a batch */
export function checkOperations(operations: readonly BatchOperation[], routes: readonly WriteRoute[]): void {
  const errors = operations.flatMap((operation, index): FieldError[] => {
    const found: FieldError[] = []
    const loc = ['body', 'operations', index]
    if (!isAllowed(operation, routes)) {
      const msg =
        'Not allowed in a batch: no write has this method and path below /api/{user_id}, or it can only be sent on its own.'
      found.push({ loc: [...loc, 'path'], msg, type: 'not_an_operation' })
    }
    const isBefore = (other: unknown) =>
      Number.isInteger(other) && 0 <= Number(other) && Number(other) < index
    withIds(operation, (other) => {
      const msg = 'Must refer to an earlier operation.'
      if (!isBefore(other)) found.push({ loc, msg, type: 'reference' })
    })
    return found
  })
  const [first] = errors
  if (first === undefined) return
  throw new DocketError('VALIDATION_ERROR', `${first.loc.join('.')}: ${first.msg}`, { errors })
}

/** The id of what an operation created or changed. @throws DocketError CONFLICT (424) when there is none */
export function idIn(results: readonly BatchResult[], index: unknown): string | number {
  const result = results[Number(index)]
  const { id } = (result?.body ?? {}) as { id?: unknown }
  const isThere = result !== undefined && result.status < 400
  if (isThere && (typeof id === 'string' || typeof id === 'number')) return id
  throw new DocketError('CONFLICT', `It refers to operation ${index}, which returned no id.`, { status: 424 })
}

/** Why an atomic batch was refused: which operation was refused, and why. */
export function refusalOf(operation: BatchOperation, index: number, refusal: DocketError): DocketError {
  const { code, status, message, headers, members, errors } = refusal
  const detail = `Operation ${index} (${operation.method} ${operation.path}): ${message}`
  return new DocketError(code, detail, {
    status,
    headers,
    members: { ...members, operation: index },
    ...(errors && { errors: errors.map((e) => ({ ...e, loc: ['body', 'operations', index, ...e.loc] })) }),
    cause: refusal,
  })
}

import {
  ProtocolError,
  ProtocolErrorCode,
  type Resource,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server'
import type { Ask } from '../core/exchange.ts'
import type { Caller, CallRoute } from './calls.ts'
import { asData } from './results.ts'

/** What a client may put before a model without a tool: the day, and each project. */

const TODAY = 'docket://today'
const PROJECT = /^docket:\/\/projects\/([1-9]\d{0,14})$/

export const TEMPLATES = [
  {
    uriTemplate: 'docket://projects/{project_id}',
    name: 'project',
    title: 'A project',
    description: 'The open tasks of a project, in the order of its list.',
    mimeType: 'application/json',
  },
]

const get = (path: string, query: Record<string, string> = {}): Ask => {
  const search = new URLSearchParams(query).toString()
  return { method: 'GET', url: `/api/me${path}${search && `?${search}`}`, headers: {}, body: undefined }
}

const today: Resource = {
  uri: TODAY,
  name: 'today',
  title: 'Today',
  description: 'Open tasks that are due or overdue today.',
  mimeType: 'application/json',
}

/** The day, and a resource for each project that the caller may see. */
export async function listResources(caller: Caller, call: CallRoute): Promise<Resource[]> {
  if (!caller.actor.scopes.has('tasks:read')) return []
  const { status, body } = await call(caller, get('/projects'))
  const { projects } = (status === 200 ? body : { projects: [] }) as {
    projects: { id: number; name: string }[]
  }
  const described = projects.map(({ id, name }) => ({
    uri: `docket://projects/${id}`,
    name: `project ${id}`,
    title: name,
    mimeType: 'application/json',
  }))
  return [today, ...described]
}

/** @throws ProtocolError where there is no such resource, or the caller may not see it */
export async function readResource(caller: Caller, call: CallRoute, uri: string) {
  const { status, body } = await call(caller, askFor(uri))
  if (status === 404 || status === 422) throw new ResourceNotFoundError(uri)
  if (status !== 200) {
    throw new ProtocolError(ProtocolErrorCode.InvalidRequest, String((body as { detail?: unknown }).detail))
  }
  return { contents: [{ uri, mimeType: 'application/json', text: asData(body) }] }
}

function askFor(uri: string): Ask {
  if (uri === TODAY) return get('/tasks', { filter: 'not complete and due <= today', sort: 'due,-priority' })
  const id = PROJECT.exec(uri)?.[1]
  if (id === undefined) throw new ResourceNotFoundError(uri)
  return get('/tasks', { project_id: id, complete: 'false', sort: 'position' })
}

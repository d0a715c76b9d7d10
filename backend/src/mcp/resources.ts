import {
  ProtocolError,
  ProtocolErrorCode,
  type Resource,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server'
import type { Ask } from '../core/exchange.ts'
import type { Caller, CallRoute } from './calls.ts'
import { asData, visible } from './model/results.ts'

/** What a client may give a model without a tool: the day, and each project. */

const TODAY = 'docket://today'
const PROJECT = /^docket:\/\/projects\/([1-9]\d{0,14})$/

export const TEMPLATES = [
  {
    uriTemplate: 'docket://projects/{project_id}',
    name: 'project',
    title: 'A project',
    description: 'The open tasks of a project, in manual order.',
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
  description: 'Open tasks that are due today or overdue.',
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
    title: visible(name),
    mimeType: 'application/json',
  }))
  return [today, ...described]
}

/** @throws ProtocolError when there is no such resource, or the caller may not see it */
export async function readResource(caller: Caller, call: CallRoute, uri: string) {
  const read = async (ask: Ask): Promise<object> => {
    const { status, body } = await call(caller, ask)
    if (status === 200) return body as object
    if (status === 404) throw new ResourceNotFoundError(uri)
    throw new ProtocolError(ProtocolErrorCode.InvalidRequest, String((body as { detail?: unknown }).detail))
  }
  const text = asData(await contentOf(uri, read))
  return { contents: [{ uri, mimeType: 'application/json', text }] }
}

async function contentOf(uri: string, read: (ask: Ask) => Promise<object>): Promise<object> {
  if (uri === TODAY) {
    return read(get('/tasks', { filter: 'not complete and due <= today', sort: 'due,-priority' }))
  }
  const id = PROJECT.exec(uri)?.[1]
  if (id === undefined) throw new ResourceNotFoundError(uri)
  const project = await read(get(`/projects/${id}`))
  const open = await read(get('/tasks', { project_id: id, complete: 'false', sort: 'position' }))
  return { project, ...open }
}

import type { Resource } from '../changelog/resource.ts'
import { SELECT_MEMBERS } from './crud/members.ts'
import { restorableWorkspace, SELECT_WORKSPACE } from './crud/workspaces.ts'
import { Member, Workspace } from './schemas.ts'

/** A shared workspace itself: renaming it is undone by those who may rename it. */
export const workspaceResource: Resource = {
  name: 'workspace',
  scopes: { read: 'tasks:read', write: 'account' },
  role: 'admin',
  schema: Workspace,
  tag: { name: 'Workspaces', description: 'Workspaces that users share, their members and invitations.' },
  rows: { select: SELECT_WORKSPACE, key: ['revision'] },
  restorable: restorableWorkspace,
  sync: 80,
}

/** Who is a member is decided by people: it is not undone with what they wrote. */
export const memberResource: Resource = {
  name: 'member',
  scopes: { read: 'tasks:read', write: 'account' },
  schema: Member,
  rows: { select: SELECT_MEMBERS, key: ['revision'] },
  sync: 90,
}

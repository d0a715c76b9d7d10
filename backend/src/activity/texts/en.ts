import type { Texts, Thing } from '../wording.ts'

/** By resource; what has no entry is not called by what it is when it has a title, or is `something`. */
const THE: Record<string, string> = {
  project: 'the project',
  label: 'the label',
  view: 'the view',
  webhook: 'the webhook',
  api_key: 'the key',
  workspace: 'the workspace',
}
const SOME: Record<string, string> = {
  task: 'a task',
  occurrence: 'a task',
  note: 'a task',
  project: 'a project',
  label: 'a label',
  view: 'a view',
  webhook: 'a webhook',
  api_key: 'a key',
  workspace: 'the workspace',
  preferences: 'the preferences',
}

const thing = ({ title, resource }: Thing): string => {
  if (title === null) return SOME[resource] ?? 'something'
  const kind = THE[resource]
  return kind === undefined ? title : `${kind} ${title}`
}

export const en: Texts = {
  former: 'A former member',
  nameless: 'Somebody',
  webhook: 'A webhook',
  quotes: ['“', '”'],
  roles: { viewer: 'viewer', commenter: 'commenter', editor: 'editor', admin: 'admin', owner: 'owner' },
  thing,
  sentences: {
    created: (who, what) => `${who} added ${what}`,
    updated: (who, what) => `${who} changed ${what}`,
    deleted: (who, what) => `${who} deleted ${what}`,
    purged: (who, what) => `${who} changed ${what}, which was erased for good`,
    restored: (who, what) => `${who} restored ${what}`,
    completed: (who, what) => `${who} completed ${what}`,
    reopened: (who, what) => `${who} reopened ${what}`,
    skipped: (who, what) => `${who} skipped ${what}`,
    moved: (who, what) => `${who} moved ${what}`,
    moved_away: (who, what) => `${who} moved ${what} to another workspace`,
    moved_here: (who, what) => `${who} moved ${what} here from another workspace`,
    assigned: (who, what, whom) => `${who} assigned ${what} to ${whom}`,
    unassigned: (who, what, whom) => `${who} took ${whom} off ${what}`,
    renamed: (who, what) => `${who} renamed ${what}`,
    commented: (who, what) => `${who} commented on ${what}`,
    comment_edited: (who, what) => `${who} edited a comment on ${what}`,
    comment_deleted: (who, what) => `${who} deleted a comment on ${what}`,
    comment_restored: (who, what) => `${who} restored a comment on ${what}`,
    joined: (who) => `${who} joined`,
    left: (who) => `${who} left`,
    removed: (who, what) => `${who} removed ${what}`,
    role_changed: (who, what) => `${who} changed the role of ${what}`,
  },
  ofOneself: {
    assigned: (who, what) => `${who} took on ${what}`,
    unassigned: (who, what) => `${who} stepped back from ${what}`,
  },
  roleChanged: (who, whose, role) => `${who} changed the role of ${whose} to ${role}`,
  someMember: 'a former member',
  toSomeMember: 'a former member',
}

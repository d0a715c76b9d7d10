import { OPEN_PAGES } from './return-to.ts'

/**
 * The pages of a shared workspace have addresses of their own, `/w/{id}/today`; those of one's own workspace have none.
 * Inside the app a page has the same path in each of them.
 */

const SHARED = /^\/w\/([0-9a-f]{32})(?=\/|$)/
/** Pages that belong to the user and to no workspace, by the first part of their path. */
const PERSONAL = new Set([
  ...['/add', '/admin', '/claim', '/consent', '/invitations', '/notifications', '/settings'],
  ...OPEN_PAGES,
])

const isPersonal = (path: string): boolean => PERSONAL.has(/^\/[^/?#]*/.exec(path)?.[0] ?? '')

/** The shared workspace that an address names; undefined for one's own. */
export function sharedIn(address: string): string | undefined {
  const [prefix = '', id] = SHARED.exec(address) ?? []
  return id === undefined || isPersonal(address.slice(prefix.length)) ? undefined : id
}

/** The path inside the app. An address that a workspace does not have stays as it is, and is not found. */
export const pathInside = (address: string): string =>
  sharedIn(address) === undefined ? address : address.replace(SHARED, '') || '/'

/** The address of a path inside the app. @param workspaceId a shared workspace; undefined for one's own */
export const addressIn = (workspaceId: string | undefined, path: string): string =>
  workspaceId === undefined || isPersonal(path) ? path : `/w/${workspaceId}${path === '/' ? '' : path}`

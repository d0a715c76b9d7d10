/** Pages that are for who is not signed in; nobody is led back to them. */
export const OPEN_PAGES = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/verify-email']

/** Where to go after signing in: a page of this app, whatever `to` says. */
export function safePath(to: unknown, origin: string = location.origin): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return '/'
  const url = URL.canParse(to, origin) ? new URL(to, origin) : undefined
  if (url?.origin !== origin || OPEN_PAGES.includes(url.pathname)) return '/'
  // `/.//elsewhere` is a path here, and would be another host by itself.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash
}

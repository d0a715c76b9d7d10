/** Pages for users who are not signed in; nobody is led back to them. */
export const OPEN_PAGES = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/proved',
  '/act',
  '/unsubscribe',
]

/** Where to go after signing in: a page of this app, whatever `to` says. */
export function safePath(to: unknown, origin: string = location.origin): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return '/'
  const url = URL.canParse(to, origin) ? new URL(to, origin) : undefined
  if (url?.origin !== origin || OPEN_PAGES.includes(url.pathname)) return '/'
  // The path of `/.//elsewhere` is `//elsewhere`, which by itself would be another host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash
}

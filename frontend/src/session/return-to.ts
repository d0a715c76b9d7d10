import { ownPage } from '@docket/grammar/own-page.ts'

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

/** Where to go after signing in: a page of this app for who is signed in, whatever `to` says. */
export function safePath(to: unknown): string {
  const page = ownPage(to)
  return page === undefined || OPEN_PAGES.includes(/^[^?#]*/.exec(page)?.[0] ?? '') ? '/' : page
}

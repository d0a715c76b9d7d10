import { createRoute } from '@tanstack/react-router'
import { withTexts } from '../../i18n/index.ts'
import { safePath } from '../../session/return-to.ts'
import { type Elsewhere, fromElsewhere } from './elsewhere.ts'
import { lazyPage } from './lazy-page.tsx'
import { root } from './root.ts'

/**
 * `to` is where the user wanted to go; `token`, `error` and `callbackURL` (where another client wants them to go) come from
 * links in e-mails, `problem` and `provider` from a sign-in elsewhere.
 */
interface OpenSearch extends Elsewhere {
  to?: string
  token?: string
  error?: string
  email?: string
  callbackURL?: string
}

/** Pages for users who are not signed in. */
export const open = createRoute({
  getParentRoute: () => root,
  id: 'open',
  component: lazyPage(
    withTexts(['accounts'], () => import('../../features/accounts/open-layout.tsx')),
    'OpenLayout',
  ),
  validateSearch: ({
    to,
    token,
    error,
    email,
    callbackURL,
    ...rest
  }: Record<string, unknown>): OpenSearch => ({
    // Only addresses of this app: a link from elsewhere must not lead off the site after signing in.
    ...(safePath(to) === to ? { to } : {}),
    ...(token === undefined ? {} : { token: String(token) }),
    ...(error === undefined ? {} : { error: String(error) }),
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof callbackURL === 'string' ? { callbackURL } : {}),
    ...fromElsewhere(rest),
  }),
})

export const openPages = [
  createRoute({
    getParentRoute: () => open,
    path: '/sign-in',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/sign-in-page.tsx')),
      'SignInPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/sign-up',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/sign-up-page.tsx')),
      'SignUpPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/forgot-password',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/forgot-password-page.tsx')),
      'ForgotPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/reset-password',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/reset-password-page.tsx')),
      'ResetPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/verify-email',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/verify-email-page.tsx')),
      'VerifyEmailPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/proved',
    component: lazyPage(
      withTexts(['accounts'], () => import('../../features/accounts/proved-page.tsx')),
      'ProvedPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/act',
    component: lazyPage(
      withTexts(['accounts', 'acts'], () => import('../../features/acts/act-page.tsx')),
      'ActPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/unsubscribe',
    component: lazyPage(
      withTexts(['accounts', 'acts'], () => import('../../features/acts/unsubscribe-page.tsx')),
      'UnsubscribePage',
    ),
  }),
] as const

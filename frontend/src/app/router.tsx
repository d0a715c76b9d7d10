import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  notFound,
  redirect,
} from '@tanstack/react-router'
import { startPage } from '../browser/start-page.ts'
import { activitySearch } from '../features/activity/search.ts'
import type { Shared } from '../features/quick-add/shared.ts'
import { withTexts } from '../i18n/index.ts'
import { safePath } from '../session/return-to.ts'
import { addressIn, pathInside, sharedIn } from '../session/workspace-address.ts'
import { settleSoon, startBack } from '../ui/back.ts'
import { Crashed } from './crashed.tsx'
import { lazyPage } from './lazy-page.tsx'
import { NotFound } from './not-found.tsx'
import { Pending } from './pending.tsx'
import { SignedIn } from './shell/signed-in.tsx'

const root = createRootRoute()

/** What a sign-in elsewhere came to. */
interface Elsewhere {
  problem?: string
  provider?: string
  linked?: string
}

/**
 * `to` is where the user wanted to go; `token`, `error` and `link` (which link it was) come from links in e-mails, `problem`
 * and `provider` from a sign-in elsewhere.
 */
interface OpenSearch extends Elsewhere {
  to?: string
  token?: string
  error?: string
  email?: string
  link?: string
}

/** Pages for users who are not signed in. */
const open = createRoute({
  getParentRoute: () => root,
  id: 'open',
  component: lazyPage(
    withTexts(['accounts'], () => import('../features/accounts/open-layout.tsx')),
    'OpenLayout',
  ),
  validateSearch: ({ to, token, error, email, link, ...rest }: Record<string, unknown>): OpenSearch => ({
    // Only addresses of this app: a link from elsewhere must not lead off the site after signing in.
    ...(safePath(to) === to ? { to } : {}),
    ...(token === undefined ? {} : { token: String(token) }),
    ...(error === undefined ? {} : { error: String(error) }),
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof link === 'string' ? { link } : {}),
    ...fromElsewhere(rest),
  }),
})

const fromElsewhere = ({ problem, provider, linked }: Record<string, unknown>): Elsewhere => ({
  ...(typeof problem === 'string' ? { problem } : {}),
  ...(typeof provider === 'string' ? { provider } : {}),
  ...(typeof linked === 'string' ? { linked } : {}),
})

/**
 * Pages for users who are signed in. `task` is the one whose detail is open, `in` its workspace if it is another than
 * that of the page.
 */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: SignedIn,
  validateSearch: ({
    task,
    in: within,
    ...rest
  }: Record<string, unknown>): { task?: number; in?: string } & Elsewhere => ({
    ...(typeof task === 'number' && Number.isSafeInteger(task) ? { task } : {}),
    ...(typeof within === 'string' ? { in: within } : {}),
    ...fromElsewhere(rest),
  }),
})

/** Temporary ids are negative, until the service has assigned the real ones. */
function idOf(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw notFound()
  return Number(text)
}

/** The router reads what looks like JSON as such. */
function sharedPart(name: keyof Shared, search: Record<string, unknown>): Shared {
  const value = search[name]
  if (value === undefined) return {}
  return { [name]: typeof value === 'string' ? value : JSON.stringify(value) }
}

const loadAdmin = withTexts(['admin', 'settings'], () => import('../features/admin/admin-page.tsx'))

const openPages = [
  createRoute({
    getParentRoute: () => open,
    path: '/sign-in',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/sign-in-page.tsx')),
      'SignInPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/sign-up',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/sign-up-page.tsx')),
      'SignUpPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/forgot-password',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/forgot-password-page.tsx')),
      'ForgotPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/reset-password',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/reset-password-page.tsx')),
      'ResetPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/verify-email',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/verify-email-page.tsx')),
      'VerifyEmailPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/proved',
    component: lazyPage(
      withTexts(['accounts'], () => import('../features/accounts/proved-page.tsx')),
      'ProvedPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/act',
    component: lazyPage(
      withTexts(['accounts', 'acts'], () => import('../features/acts/act-page.tsx')),
      'ActPage',
    ),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/unsubscribe',
    component: lazyPage(
      withTexts(['accounts', 'acts'], () => import('../features/acts/unsubscribe-page.tsx')),
      'UnsubscribePage',
    ),
  }),
] as const

const shellPages = [
  createRoute({
    getParentRoute: () => shell,
    path: '/',
    beforeLoad: () => {
      // The chosen page is one of the user's own workspace.
      throw redirect({ to: shownWorkspace() === undefined ? startPage() : '/today', replace: true })
    },
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/inbox',
    component: lazyPage(
      withTexts(['inbox'], () => import('../features/inbox/inbox-page.tsx')),
      'InboxPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/add',
    validateSearch: (search: Record<string, unknown>): Shared => ({
      ...sharedPart('title', search),
      ...sharedPart('text', search),
      ...sharedPart('url', search),
    }),
    component: lazyPage(() => import('../features/quick-add/add-page.tsx'), 'AddPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/inbox/sort',
    component: lazyPage(
      withTexts(['inbox', 'pickers', 'taskFields'], () => import('../features/inbox/triage-page.tsx')),
      'TriagePage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/today',
    component: lazyPage(() => import('../features/tasks/today-page.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/upcoming',
    component: lazyPage(() => import('../features/tasks/upcoming-page.tsx'), 'UpcomingPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/all',
    component: lazyPage(() => import('../features/tasks/all-page.tsx'), 'AllPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/assigned',
    component: lazyPage(
      withTexts(['assigned'], () => import('../features/assigned/assigned-page.tsx')),
      'AssignedPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/done',
    component: lazyPage(() => import('../features/tasks/done-page.tsx'), 'DonePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/activity',
    validateSearch: activitySearch,
    component: lazyPage(
      withTexts(['activity'], () => import('../features/activity/activity-page.tsx')),
      'ActivityPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/notifications',
    component: lazyPage(
      withTexts(['notifications'], () => import('../features/notifications/notifications-page.tsx')),
      'NotificationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/trash',
    component: lazyPage(
      withTexts(['trash'], () => import('../features/trash/trash-page.tsx')),
      'TrashPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/projects/$projectId',
    params: {
      parse: ({ projectId }) => ({ projectId: idOf(projectId) }),
      stringify: ({ projectId }) => ({ projectId: String(projectId) }),
    },
    component: lazyPage(() => import('../features/projects/project-page.tsx'), 'ProjectPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/labels/$labelId',
    params: {
      parse: ({ labelId }) => ({ labelId: idOf(labelId) }),
      stringify: ({ labelId }) => ({ labelId: String(labelId) }),
    },
    component: lazyPage(() => import('../features/labels/label-page.tsx'), 'LabelPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/views/$viewId',
    params: {
      parse: ({ viewId }) => ({ viewId: idOf(viewId) }),
      stringify: ({ viewId }) => ({ viewId: String(viewId) }),
    },
    component: lazyPage(() => import('../features/views/view-page.tsx'), 'ViewPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/search',
    validateSearch: ({ q, filter }: Record<string, unknown>): { q?: string; filter?: string } => ({
      ...(q === undefined ? {} : { q: String(q) }),
      ...(filter === undefined ? {} : { filter: String(filter) }),
    }),
    component: lazyPage(
      withTexts(
        ['search', 'sidebarItems', 'pickers', 'taskFields', 'workspaces'],
        () => import('../features/search/search-page.tsx'),
      ),
      'SearchPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/consent',
    validateSearch: ({ request }: Record<string, unknown>): { request?: string } =>
      typeof request === 'string' ? { request } : {},
    component: lazyPage(
      withTexts(['accounts', 'consent', 'settings'], () => import('../features/consent/consent-page.tsx')),
      'ConsentPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings',
    component: lazyPage(
      withTexts(['settings'], () => import('../features/settings/settings-page.tsx')),
      'SettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/$section',
    component: lazyPage(
      withTexts(['settings'], () => import('../features/settings/settings-page.tsx')),
      'SettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin',
    component: lazyPage(loadAdmin, 'AdminPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/$section',
    component: lazyPage(loadAdmin, 'AdminPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/workspace/$section',
    component: lazyPage(
      withTexts(
        ['workspaces', 'settings', 'accounts'],
        () => import('../features/workspaces/workspace-page.tsx'),
      ),
      'WorkspacePage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/invitations/$token',
    component: lazyPage(
      withTexts(
        ['workspaces', 'settings', 'accounts'],
        () => import('../features/workspaces/invitation-page.tsx'),
      ),
      'InvitationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/claim',
    component: lazyPage(
      withTexts(['admin', 'accounts', 'settings'], () => import('../features/admin/claim-page.tsx')),
      'ClaimPage',
    ),
  }),
] as const

/** For whoever has the link, whether signed in or not. */
const publicLink = createRoute({
  getParentRoute: () => root,
  path: '/links/$token',
  component: lazyPage(
    withTexts(['links'], () => import('../features/links/public-page.tsx')),
    'PublicPage',
  ),
})

const history = createBrowserHistory()

/** The shared workspace that the address names. Links lead to pages of the same one. */
const shownWorkspace = () => sharedIn(history.location.pathname)

const at = (url: URL, path: string): URL => {
  url.pathname = path
  return url
}

export const router = createRouter({
  history,
  rewrite: {
    input: ({ url }) => at(url, pathInside(url.pathname)),
    output: ({ url }) => at(url, addressIn(shownWorkspace(), url.pathname)),
  },
  routeTree: root.addChildren([open.addChildren(openPages), shell.addChildren(shellPages), publicLink]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: Pending,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
})

startBack(
  history,
  (layers) =>
    void router.navigate({
      to: '.',
      search: true,
      hash: true,
      state: (before) => ({ ...before, layers }),
      resetScroll: false,
    }),
)
router.subscribe('onResolved', settleSoon)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

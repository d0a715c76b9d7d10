import { createRoute, notFound, redirect } from '@tanstack/react-router'
import { startPage } from '../../browser/start-page.ts'
import { activitySearch } from '../../features/activity/search.ts'
import type { Shared } from '../../features/quick-add/shared.ts'
import { withTexts } from '../../i18n/index.ts'
import { SignedIn } from '../shell/signed-in.tsx'
import { type Elsewhere, fromElsewhere } from './elsewhere.ts'
import { shownWorkspace } from './history.ts'
import { lazyPage } from './lazy-page.tsx'
import { root } from './root.ts'

/**
 * Pages for users who are signed in. `task` is the one whose detail is open, `in` its workspace if it is another than
 * that of the page.
 */
export const shell = createRoute({
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

const loadAdmin = withTexts(['admin', 'settings'], () => import('../../features/admin/admin-page.tsx'))

export const shellPages = [
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
      withTexts(['inbox'], () => import('../../features/inbox/inbox-page.tsx')),
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
    component: lazyPage(() => import('../../features/quick-add/add-page.tsx'), 'AddPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/inbox/sort',
    component: lazyPage(
      withTexts(['inbox', 'pickers', 'taskFields'], () => import('../../features/inbox/triage-page.tsx')),
      'TriagePage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/today',
    component: lazyPage(() => import('../../features/tasks/today-page.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/upcoming',
    component: lazyPage(() => import('../../features/tasks/upcoming-page.tsx'), 'UpcomingPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/all',
    component: lazyPage(() => import('../../features/tasks/all-page.tsx'), 'AllPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/assigned',
    component: lazyPage(
      withTexts(['assigned'], () => import('../../features/assigned/assigned-page.tsx')),
      'AssignedPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/done',
    component: lazyPage(() => import('../../features/tasks/done-page.tsx'), 'DonePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/activity',
    validateSearch: activitySearch,
    component: lazyPage(
      withTexts(['activity'], () => import('../../features/activity/activity-page.tsx')),
      'ActivityPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/notifications',
    component: lazyPage(
      withTexts(['notifications'], () => import('../../features/notifications/notifications-page.tsx')),
      'NotificationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/trash',
    component: lazyPage(
      withTexts(['trash'], () => import('../../features/trash/trash-page.tsx')),
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
    component: lazyPage(() => import('../../features/projects/project-page.tsx'), 'ProjectPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/labels/$labelId',
    params: {
      parse: ({ labelId }) => ({ labelId: idOf(labelId) }),
      stringify: ({ labelId }) => ({ labelId: String(labelId) }),
    },
    component: lazyPage(() => import('../../features/labels/label-page.tsx'), 'LabelPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/views/$viewId',
    params: {
      parse: ({ viewId }) => ({ viewId: idOf(viewId) }),
      stringify: ({ viewId }) => ({ viewId: String(viewId) }),
    },
    component: lazyPage(() => import('../../features/views/view-page.tsx'), 'ViewPage'),
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
        () => import('../../features/search/search-page.tsx'),
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
      withTexts(['accounts', 'consent', 'settings'], () => import('../../features/consent/consent-page.tsx')),
      'ConsentPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings',
    component: lazyPage(
      withTexts(['settings'], () => import('../../features/settings/settings-page.tsx')),
      'SettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/$section',
    component: lazyPage(
      withTexts(['settings'], () => import('../../features/settings/settings-page.tsx')),
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
        () => import('../../features/workspaces/workspace-page.tsx'),
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
        () => import('../../features/workspaces/invitation-page.tsx'),
      ),
      'InvitationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/claim',
    component: lazyPage(
      withTexts(['admin', 'accounts', 'settings'], () => import('../../features/admin/claim-page.tsx')),
      'ClaimPage',
    ),
  }),
] as const

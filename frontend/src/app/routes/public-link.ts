import { createRoute } from '@tanstack/react-router'
import { withTexts } from '../../i18n/index.ts'
import { lazyPage } from './lazy-page.tsx'
import { root } from './root.ts'

/** For whoever has the link, whether signed in or not. */
export const publicLink = createRoute({
  getParentRoute: () => root,
  path: '/links/$token',
  component: lazyPage(
    withTexts(['links'], () => import('../../features/links/public-page.tsx')),
    'PublicPage',
  ),
})

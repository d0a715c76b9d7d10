import { createRouter } from '@tanstack/react-router'
import { addressIn, pathInside } from '../session/workspace-address.ts'
import { settleSoon, startBack } from '../ui/back.ts'
import { Crashed } from './crashed.tsx'
import { NotFound } from './not-found.tsx'
import { Pending } from './pending.tsx'
import { history, shownWorkspace } from './routes/history.ts'
import { open, openPages } from './routes/open.ts'
import { publicLink } from './routes/public-link.ts'
import { root } from './routes/root.ts'
import { shell, shellPages } from './routes/shell.ts'

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

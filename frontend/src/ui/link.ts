/** How a link in running text looks; for `className` of the router's `Link` and of `<a>`. */
export const LINK =
  'rounded-small font-medium text-accent-ink underline decoration-transparent underline-offset-2 transition-colors hover:decoration-current'

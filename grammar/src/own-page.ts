/** Which addresses are pages of the service itself: what follows a sign-in or a link leads to no other. */

/** Stands for the service, wherever it is. */
const SERVICE = 'http://docket.invalid'

/** Slashes, and what browsers take for one or leave out, to a proxy that decodes what it passes on. */
const HIDDEN = /%(?:2f|5c|09|0a|0d)/gi

/**
 * A page of the service, as browsers read its address.
 * @param to a path with all that follows it, from wherever it came
 * @returns undefined if it leads elsewhere, or may
 */
export function ownPage(to: unknown): string | undefined {
  // Browsers take a backslash for a slash, and leave out tabs and line breaks.
  if (typeof to !== 'string' || !to.startsWith('/') || /[\\\p{Cc}]/u.test(to)) return undefined
  const isOwn = [to, to.replaceAll(HIDDEN, decodeURIComponent)].every((address) => {
    if (!URL.canParse(address, SERVICE)) return false
    const { origin, pathname } = new URL(address, SERVICE)
    // The path of `/.//elsewhere` is `//elsewhere`, which by itself would be another host.
    return origin === SERVICE && !pathname.startsWith('//')
  })
  if (!isOwn) return undefined
  const { pathname, search, hash } = new URL(to, SERVICE)
  return pathname + search + hash
}

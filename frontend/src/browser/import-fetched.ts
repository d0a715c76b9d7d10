/** What fetches each script, by its path. */
const fetched = new Map<string, Promise<void>>()

/**
 * What `import()` is in the built app (`build/fetch-first.ts`): fetches a module and all that it needs, and only then
 * imports it, from the browser's cache. A browser may remember for as long as the page is open that a module could not be
 * imported (Chromium did until 153), and so what needs it stays dead when the connection is back; it never remembers that
 * of `fetch`.
 * @param files paths of the module and of what it imports
 */
export async function importFetched<Module>(
  load: () => Promise<Module>,
  files: string[] = [],
): Promise<Module> {
  await Promise.all(files.map((file) => fetchOnce(`/${file}`)))
  return await load()
}

async function fetchOnce(path: string): Promise<void> {
  // The page itself has loaded it, or `begin/begin.ts` has.
  if (document.querySelector(`link[href="${path}"]`) !== null) return
  const fetching = fetched.get(path) ?? fetchInto(path)
  fetched.set(path, fetching)
  try {
    await fetching
  } catch (error) {
    fetched.delete(path)
    throw error
  }
}

async function fetchInto(path: string): Promise<void> {
  const response = await fetch(path).catch(() => undefined)
  // In the words of `import()`, by which the router knows that the app must be loaded again.
  if (!response?.ok) throw new TypeError(`Failed to fetch dynamically imported module: ${path}`)
  // It is in the cache when it has been read to its end.
  await response.blob()
}

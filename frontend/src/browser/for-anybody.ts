/** Whether the page is for whoever has its address: it asks nobody who they are. `begin/begin.ts` knows it, too. */
export const isForAnybody = (): boolean => location.pathname.startsWith('/links/')

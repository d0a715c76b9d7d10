import { Outlet } from '@tanstack/react-router'

/** The frame of the pages for whoever is not signed in. */
export function OpenLayout() {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <Outlet />
    </main>
  )
}

import { useSyncExternalStore } from 'react'
import { browserStorage } from './storage.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Also read by `begin/begin.ts`, before the first paint. */
const STORAGE_KEY = 'docket.theme'
const listeners = new Set<() => void>()

export function theme(): Theme {
  const stored = browserStorage.get(STORAGE_KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function setTheme(next: Theme): void {
  browserStorage.set(STORAGE_KEY, next === 'system' ? null : next)
  showTheme()
}

/** Keeps the page in the chosen theme, also when the system's or another window's choice changes. */
export function startTheme(): void {
  showTheme()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showTheme)
  addEventListener('storage', (event) => event.key === STORAGE_KEY && showTheme())
}

function showTheme(): void {
  const chosen = theme()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
  const color = getComputedStyle(document.documentElement).backgroundColor
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme)

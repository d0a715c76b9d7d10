import { type RefObject, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { isCovered, isPressable, isTextField, layerOf } from './place.ts'
import { type Group, Registry, type Shortcut } from './registry.ts'
import { areCharactersOn } from './setting.ts'

const registry = new Registry(areCharactersOn)

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const target = event.target instanceof Element ? event.target : null
  const layer = layerOf(target)
  if (layer === null && isCovered()) return
  if ((event.key === 'Enter' || event.key === ' ') && isPressable(target)) return
  if (registry.press(event, { layer, typing: isTextField(target) })) event.preventDefault()
}

export interface ShortcutOptions {
  /** What it does, for the list shown by `?` and the command palette. */
  label: string
  group: Group
  /** False while there is nothing for it to do; it stays in the list all the same. */
  when?: boolean
  /** False keeps it out of the command palette: moving around is not a command. */
  palette?: boolean
  /** If true, it also works in text fields. Only for `mod+` and the like. */
  inFields?: boolean
  /** An element of the dialog in which it works; without this, it works on the page. */
  within?: RefObject<Element | null>
}

/**
 * Calls `run` when the keys are pressed, while the component is mounted.
 * @param keys `n`, `g t`, `mod+k`, `shift+ArrowUp`; or several alternatives, of which the first is shown
 * @param run may return false to leave the key to another part of the page, or the browser
 */
export function useShortcut(
  keys: string | readonly string[],
  run: () => unknown,
  options: ShortcutOptions,
): void {
  const { label, group, when = true, palette = true, inFields = false, within } = options
  const current = useEffectEvent(run)
  const all = typeof keys === 'string' ? keys : keys.join('\n')
  useEffect(() => {
    const layer = () => layerOf(within?.current ?? null)
    const removers = all.split('\n').map((keys, index) => {
      const common = { keys, label, group, active: when, inFields, layer, run: () => current() }
      return registry.add({ ...common, palette: palette && index === 0 })
    })
    return () => {
      for (const remove of removers) remove()
    }
  }, [all, label, group, when, palette, inFields, within])
}

/** All shortcuts of everything on the page. */
export const useShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(registry.subscribe, registry.shortcuts)

/** Listens to the keyboard; used once in the app. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

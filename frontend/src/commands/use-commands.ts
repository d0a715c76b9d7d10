import { type RefObject, useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react'
import { locale } from '../i18n/locale.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { type Command, isOffered } from './command.ts'
import { isCovered, isPressable, isTextField, layerOf, pressedIn } from './focus.ts'
import { directed } from './keys.ts'
import { Registry, type Shortcut } from './registry.ts'
import { areCharactersOn } from './setting.ts'

const registry = new Registry(areCharactersOn)

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const target = pressedIn(event.target)
  const layer = layerOf(target)
  if (layer === null && isCovered()) return
  if ((event.key === 'Enter' || event.key === ' ') && isPressable(target)) return
  if (registry.press(event, { layer, typing: isTextField(target) })) event.preventDefault()
}

interface CommandsOptions<Context> {
  /**
   * What the command is given with, when its key is pressed or the palette runs it; undefined leaves the key to another
   * part of the page, or the browser.
   */
  contextFor: (command: Command<Context>) => Context | undefined
  /** Whether it is active: if not, it is in the list of shortcuts all the same. */
  isActive?: (command: Command<Context>) => boolean
  /** An element of the dialog in which they work; without this, they work on the page. */
  within?: RefObject<Element | null>
}

/**
 * Makes the commands work by their keys, and from the palette, while the component is mounted.
 * @param commands the same at each render
 */
export function useCommands<Context>(
  commands: readonly Command<Context>[],
  options: CommandsOptions<Context>,
): void {
  const { t } = useTranslation()
  const { contextFor, isActive, within } = options
  const isRtl = locale().direction === 'rtl'
  const run = useEffectEvent((command: Command<Context>) => {
    const context = contextFor(command)
    if (context === undefined || !isOffered(command, context)) return false
    command.run(context)
    return true
  })
  /** The ids of those that are not active. */
  const inactive = commands
    .filter((command) => isActive?.(command) === false)
    .map(({ id }) => id)
    .join(' ')
  // What is seen is heard: an effect after the paint would leave out the first keys on a busy machine.
  useLayoutEffect(() => {
    const asleep = new Set(inactive.split(' '))
    return registry.add(
      commands.flatMap((command) =>
        // Without a key, it is there for the palette.
        (command.keys.length === 0 ? [''] : command.keys).map((keys, index) => ({
          id: command.id,
          keys: directed(keys, isRtl),
          label: command.title(t),
          icon: command.icon,
          group: command.group,
          active: !asleep.has(command.id),
          palette: command.isMotion !== true && index === 0,
          inFields: command.inFields === true,
          layer: () => layerOf(within?.current ?? null),
          run: () => run(command),
        })),
      ),
    )
  }, [commands, t, isRtl, inactive, within])
}

/** The shortcuts of everything on the page. */
export const useShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(registry.subscribe, registry.shortcuts)

/** Listens to the keyboard; used once in the app. */
export function useKeyboard(): void {
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

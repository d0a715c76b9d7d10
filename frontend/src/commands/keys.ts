import { locale } from '../i18n/locale.ts'

/** Which keys were pressed, and how they are written: `n`, `g t` (one after the other), `mod+shift+z`, `alt+ArrowUp`. */

const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** What is used of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState?(modifier: string): boolean
}

const ASCII_LETTER = /^[a-z]$/i
const LETTER_KEY = /^Key([A-Z])$/
const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
  'Dead',
  'Process',
])

/** One press in the notation of shortcuts, e.g. `mod+shift+z`; null for a modifier alone. */
export function pressOf(event: KeyPress, isMac = IS_MAC): string | null {
  if (MODIFIERS.has(event.key)) return null
  const key = keyOf(event)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  // A symbol counts as itself, whichever keys a keyboard needs for it: `[` is AltGr+8 on a German one.
  if (key.length === 1 && !/[a-z0-9 ]/.test(key)) {
    const composed = event.getModifierState?.('AltGraph') === true || event.altKey
    return mod && !composed ? `mod+${key}` : key
  }
  return [
    mod ? 'mod+' : '',
    otherMod ? 'other+' : '',
    event.altKey ? 'alt+' : '',
    event.shiftKey ? 'shift+' : '',
    key,
  ].join('')
}

/** The letter in lower case; on a keyboard without Latin letters, the one printed beside its own. */
function keyOf({ key, code }: KeyPress): string {
  if (ASCII_LETTER.test(key)) return key.toLowerCase()
  const printed = LETTER_KEY.exec(code)?.[1]
  return key.length === 1 && printed !== undefined && key > '\u007f' ? printed.toLowerCase() : key
}

/** Whether a press types a character, which users of screen readers or voice control may send without meaning to. */
export const isCharacter = (press: string): boolean => [...press.replace(/^shift\+/, '')].length === 1

const SHOWN: Record<string, string> = {
  alt: 'Alt',
  shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  ' ': '␣',
}
const SHOWN_ON_MAC: Record<string, string> = { alt: '⌥', mod: '⌘' }

/** The presses of a shortcut; the space bar is a press, and not a separator. */
const pressesOf = (keys: string): string[] => (keys === ' ' ? [' '] : keys.split(' '))

/** Keys with the arrows of a direction of text: `ArrowInwards` leads to what is within, `ArrowOutwards` back. */
export const directed = (keys: string, isRtl: boolean): string =>
  keys
    .replace('ArrowInwards', isRtl ? 'ArrowLeft' : 'ArrowRight')
    .replace('ArrowOutwards', isRtl ? 'ArrowRight' : 'ArrowLeft')

/** The keys of a shortcut as labelled on the keyboard: a list for each press. */
export function shownKeys(keys: string, isMac = IS_MAC): string[][] {
  const names: Record<string, string> = { ...SHOWN, mod: 'Ctrl', ...(isMac ? SHOWN_ON_MAC : {}) }
  return pressesOf(keys).map((press) => {
    // A plus at the end is the key itself.
    const parts = press === '+' ? ['+'] : press.split('+')
    return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  })
}

/** The value for `aria-keyshortcuts`; undefined for a sequence, which that cannot express. */
export function ariaKeys(keys: string, isMac = IS_MAC): string | undefined {
  if (pressesOf(keys).length > 1) return undefined
  if (keys === ' ') return 'Space'
  return keys
    .replace('mod', isMac ? 'Meta' : 'Control')
    .replace('alt', 'Alt')
    .replace('shift', 'Shift')
}

/** The keys that menus and buttons show beside a command: its first ones, if that is a single press. */
export function keysOf(
  { keys }: { keys: readonly string[] },
  isRtl = locale().direction === 'rtl',
): string[] | undefined {
  const [first] = keys
  if (first === undefined) return undefined
  const presses = shownKeys(directed(first, isRtl))
  return presses.length === 1 ? presses[0] : undefined
}

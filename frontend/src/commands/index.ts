export { ariaKeys, shownKeys } from './keys.ts'
export { setCharactersOn, useCharactersOn } from './setting.ts'
export { ShortcutKeys } from './shortcut-keys.tsx'
export { type ShortcutOptions, useShortcut, useShortcuts } from './use-shortcut.ts'

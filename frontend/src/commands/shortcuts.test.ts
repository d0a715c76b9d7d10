import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ariaKeys, type KeyPress, pressOf, shownKeys } from './keys.ts'
import { Registry, type Shortcut } from './registry.ts'

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const pressed = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...PLAIN,
  key,
  code: '',
  ...more,
})

describe('a key press', () => {
  test('is a lower-case letter with its modifiers', () => {
    assert.equal(pressOf(pressed('n'), false), 'n')
    assert.equal(pressOf(pressed('N'), false), 'n', 'with caps lock')
    assert.equal(pressOf(pressed('N', { shiftKey: true }), false), 'shift+n')
    assert.equal(pressOf(pressed('Z', { ctrlKey: true, shiftKey: true }), false), 'mod+shift+z')
    assert.equal(pressOf(pressed('z', { metaKey: true }), true), 'mod+z')
    assert.equal(pressOf(pressed('z', { ctrlKey: true }), true), 'other+z', 'Control is not Command')
    assert.equal(pressOf(pressed('ArrowUp', { altKey: true }), false), 'alt+ArrowUp')
    assert.equal(pressOf(pressed('Shift', { shiftKey: true }), false), null)
  })

  test('is the character that it types, on every keyboard layout', () => {
    assert.equal(pressOf(pressed('?', { shiftKey: true, code: 'Slash' }), false), '?', 'US')
    assert.equal(pressOf(pressed('?', { shiftKey: true, code: 'Minus' }), false), '?', 'German')
    assert.equal(pressOf(pressed('/', { shiftKey: true, code: 'Digit7' }), false), '/', 'German')
    const altGr = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' }
    assert.equal(pressOf(pressed('[', { ...altGr, code: 'Digit8' }), false), '[', 'German')
    assert.equal(pressOf(pressed('[', { altKey: true, code: 'Digit5' }), true), '[', 'German Mac')
    assert.equal(pressOf(pressed('/', { ctrlKey: true }), false), 'mod+/')
  })

  test('is the printed letter on a keyboard of another script, and never a German umlaut', () => {
    assert.equal(pressOf(pressed('ن', { code: 'KeyN' }), false), 'n')
    assert.equal(pressOf(pressed('т', { code: 'KeyN', ctrlKey: true }), false), 'mod+n')
    assert.equal(pressOf(pressed('ü', { code: 'BracketLeft' }), false), 'ü')
  })

  test('is displayed as it is printed', () => {
    assert.deepEqual(shownKeys('g t', false), [['G'], ['T']])
    assert.deepEqual(shownKeys('mod+shift+z', false), [['Ctrl', '⇧', 'Z']])
    assert.deepEqual(shownKeys('mod+k', true), [['⌘', 'K']])
    assert.equal(ariaKeys('mod+k', false), 'Control+k')
    assert.equal(ariaKeys('g t', false), undefined)
    assert.deepEqual(shownKeys(' ', false), [['␣']], 'the space bar is no sequence')
    assert.equal(ariaKeys(' ', false), 'Space')
  })
})

describe('the registry', () => {
  const page = { layer: null, typing: false }
  let now = 0
  const at = (key: string, time = now++, more: Partial<KeyPress> = {}) => ({
    ...pressed(key, more),
    timeStamp: time,
  })

  function registryOf(shortcuts: Record<string, Partial<Shortcut>>, characters = true) {
    const done: string[] = []
    const registry = new Registry(() => characters)
    for (const [keys, more] of Object.entries(shortcuts)) {
      const run = () => void done.push(keys)
      const common = {
        id: keys,
        keys,
        label: keys,
        icon: undefined,
        group: 'general',
        active: true,
        palette: true,
        inFields: false,
      } as const
      registry.add([{ ...common, layer: () => null, run, ...more }])
    }
    return { registry, done }
  }

  test('runs a sequence within a second, and not after', () => {
    const { registry, done } = registryOf({ 'g t': {}, t: {} })
    registry.press(at('g', 1000), page)
    registry.press(at('t', 1999), page)
    assert.deepEqual(done, ['g t'])
    registry.press(at('g', 5000), page)
    registry.press(at('t', 6000), page)
    assert.deepEqual(done, ['g t', 't'])
  })

  test('takes a key that does not continue a sequence as a first one', () => {
    const { registry, done } = registryOf({ 'g t': {}, n: {} })
    registry.press(at('g', 0), page)
    registry.press(at('n', 1), page)
    registry.press(at('t', 2), page)
    assert.deepEqual(done, ['n'])
  })

  test('ignores keys in text fields, except for shortcuts that allow them', () => {
    const { registry, done } = registryOf({ n: {}, 'mod+z': {}, 'mod+k': { inFields: true } })
    const field = { layer: null, typing: true }
    assert.equal(registry.press(at('n'), field), false)
    assert.equal(registry.press(at('z', now++, { ctrlKey: true }), field), false)
    assert.equal(registry.press(at('k', now++, { ctrlKey: true }), field), true)
    assert.deepEqual(done, ['mod+k'])
  })

  test('runs the newest active shortcut of the layer', () => {
    const dialog = {} as Element
    const { registry, done } = registryOf({ n: {}, x: { active: false }, Enter: { layer: () => dialog } })
    registry.press(at('n'), { layer: dialog, typing: false })
    registry.press(at('x'), page)
    registry.press(at('Enter'), page)
    assert.equal(done.length, 0)
    registry.press(at('Enter'), { layer: dialog, typing: false })
    const [n] = registry.shortcuts()
    assert.ok(n !== undefined)
    const remove = registry.add([{ ...n, run: () => void done.push('young') }])
    registry.press(at('n'), page)
    remove()
    registry.press(at('n'), page)
    assert.deepEqual(done, ['Enter', 'young', 'n'])
  })

  test('runs the older shortcut when the newer one passes the key on', () => {
    const { registry, done } = registryOf({ n: {} })
    const [n] = registry.shortcuts()
    assert.ok(n !== undefined)
    registry.add([{ ...n, run: () => false }])
    assert.equal(registry.press(at('n'), page), true)
    assert.deepEqual(done, ['n'])
  })

  test('leaves the key to the browser when the shortcut says so', () => {
    const { registry } = registryOf({ n: { run: () => false } })
    assert.equal(registry.press(at('n'), page), false)
  })

  test('ignores single characters when they are switched off', () => {
    const { registry, done } = registryOf({ n: {}, '?': {}, 'g t': {}, 'mod+k': {}, Escape: {} }, false)
    for (const key of ['n', '?', 'g', 't', 'Escape']) registry.press(at(key), page)
    registry.press(at('k', now++, { ctrlKey: true }), page)
    assert.deepEqual(done, ['Escape', 'mod+k'])
  })
})

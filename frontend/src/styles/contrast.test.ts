import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The value of each colour in the light and in the dark theme. */
const colors = new Map(
  [...css.matchAll(/--color-([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
    ([, name = '', light, dark, both]) => [name, { light: light ?? both ?? '', dark: dark ?? both ?? '' }],
  ),
)

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The WCAG contrast ratio, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 1, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function holds(front: string, back: string, least: number): void {
  for (const theme of ['light', 'dark'] as const) {
    const [a, b] = [colors.get(front)?.[theme], colors.get(back)?.[theme]]
    assert.ok(a && b, `${front} or ${back} is no colour`)
    const ratio = contrast(a, b)
    assert.ok(ratio >= least, `${front} on ${back} in ${theme}: ${ratio.toFixed(2)} is less than ${least}`)
  }
}

const SURFACES = ['canvas', 'sunken', 'raised', 'hover', 'pressed', 'selected']
const TEXTS = ['ink', 'muted', 'faint', 'accent-ink', 'danger-ink', 'warning-ink', 'success-ink']
const PRIORITIES = ['urgent', 'high', 'medium', 'low'].map((name) => `priority-${name}`)
const PALETTE = [...colors.keys()].filter((name) => name.startsWith('palette-'))

describe('contrast, in both themes', () => {
  test('of black on white is 21', () => assert.equal(contrast('#000000', '#ffffff'), 21))

  test('of text on every surface is at least 4.5', () => {
    for (const text of [...TEXTS, ...PRIORITIES]) for (const surface of SURFACES) holds(text, surface, 4.5)
  })

  test('of text on tints, buttons and inverted surfaces is at least 4.5', () => {
    for (const kind of ['danger', 'warning', 'success']) {
      for (const text of [`${kind}-ink`, 'ink', 'muted']) holds(text, `${kind}-tint`, 4.5)
    }
    for (const kind of ['accent', 'danger']) {
      for (const surface of [kind, `${kind}-hover`]) holds(`on-${kind}`, surface, 4.5)
    }
    holds('canvas', 'ink', 4.5)
  })

  test('of borders, marks and meaningful colours is at least 3', () => {
    assert.equal(PALETTE.length, 11)
    for (const mark of [...PALETTE, 'edge', 'focus', 'accent']) {
      for (const surface of ['canvas', 'sunken', 'raised', 'hover']) holds(mark, surface, 3)
    }
    for (const mark of PALETTE) holds('on-accent', mark, 3)
  })
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PALETTE } from '../../../backend/src/core/colors.ts'
import { GIVEN } from './palette.ts'

test('the service gives the same colours as the web app, in the same order', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8')
  const colorOf = (name: string) => new RegExp(`--color-palette-${name}: (#\\w{6});`).exec(tokens)?.[1]
  assert.deepEqual(GIVEN.map(colorOf), PALETTE)
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { codePoints } from './readings.ts'
import { draftOfShared } from './shared.ts'

describe('what is shared', () => {
  test('becomes a line, and the rest its description', () => {
    const page = { title: 'How to prune roses', text: 'Found this', url: 'https://example.com/roses' }
    assert.deepEqual(draftOfShared(page), {
      text: 'How to prune roses',
      description: 'Found this\nhttps://example.com/roses',
    })
  })

  test('may have its address in the text, as on Android', () => {
    const roses = 'https://example.com/roses'
    assert.deepEqual(draftOfShared({ title: 'Roses', text: roses }), { text: 'Roses', description: roses })
    assert.deepEqual(draftOfShared({ text: `Roses\n${roses}` }), { text: 'Roses', description: roses })
    assert.deepEqual(draftOfShared({ text: roses }), { text: roses, description: '' })
  })

  test('may be nothing but text: its first line is the task', () => {
    assert.deepEqual(draftOfShared({ text: 'Call Ada tomorrow' }), {
      text: 'Call Ada tomorrow',
      description: '',
    })
    assert.deepEqual(draftOfShared({ text: 'Call Ada\nShe is back' }), {
      text: 'Call Ada',
      description: 'Call Ada\nShe is back',
    })
    assert.deepEqual(draftOfShared({}), { text: '', description: '' })
  })

  test('is cut where it is too long, but keeps its address', () => {
    const { text, description } = draftOfShared({
      title: '🌹'.repeat(300),
      text: 'x'.repeat(3000),
      url: 'https://example.com/roses',
    })
    assert.equal(codePoints(text), 200)
    assert.equal(codePoints(description), 1000)
    assert.match(description, /…\nhttps:\/\/example\.com\/roses$/)
  })
})

test('the app is offered what other apps share, and four of its places', () => {
  const file = join(import.meta.dirname, '../../../public/manifest.webmanifest')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  assert.deepEqual(manifest.share_target.params, { title: 'title', text: 'text', url: 'url' })
  const paths = [manifest.share_target.action, ...manifest.shortcuts.map(({ url }: { url: string }) => url)]
  assert.deepEqual(paths, ['/add', '/add', '/today', '/inbox', '/search'])
})

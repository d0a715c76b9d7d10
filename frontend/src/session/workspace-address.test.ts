import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressIn, pathInside, sharedIn } from './workspace-address.ts'

const HOME = 'a1'.repeat(16)

test('an address in a shared workspace names it, and the page inside the app', () => {
  assert.equal(sharedIn(`/w/${HOME}/projects/3?task=7`), HOME)
  assert.equal(pathInside(`/w/${HOME}/projects/3`), '/projects/3')
  assert.equal(pathInside(`/w/${HOME}`), '/')
  assert.equal(addressIn(HOME, '/today'), `/w/${HOME}/today`)
  assert.equal(addressIn(HOME, '/'), `/w/${HOME}`)
})

test('addresses of one’s own workspace are as they are', () => {
  assert.equal(sharedIn('/today'), undefined)
  assert.equal(pathInside('/today'), '/today')
  assert.equal(addressIn(undefined, '/today'), '/today')
})

test('what belongs to the user is in no shared workspace', () => {
  for (const path of ['/settings/keys', '/sign-in', '/invitations/abc', '/admin']) {
    assert.equal(addressIn(HOME, path), path)
    assert.equal(sharedIn(`/w/${HOME}${path}`), undefined)
    assert.equal(pathInside(`/w/${HOME}${path}`), `/w/${HOME}${path}`)
  }
})

test('what does not look like the id of a workspace is none', () => {
  for (const address of ['/w/short/today', `/w/${HOME}0/today`, `/w/${HOME.toUpperCase()}/today`]) {
    assert.equal(sharedIn(address), undefined)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, isFocused, openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'

/** Presses that are made at the same time: on a busy machine, two others would be too far apart for a sequence. */
function pressAtOnce(...letters: string[]): void {
  const presses = letters.map(
    (key) =>
      new KeyboardEvent('keydown', {
        key,
        code: `Key${key.toUpperCase()}`,
        bubbles: true,
        cancelable: true,
      }),
  )
  for (const press of presses) document.activeElement?.dispatchEvent(press)
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('two keys open a page, and keys are silent while typing', async (t) => {
  const { person } = await openApp(t, { path: '/today' })
  await heading('Today')
  pressAtOnce('g', 'a')
  await heading('All tasks')
  await person.keyboard('/')
  const search = await screen.findByRole<HTMLInputElement>('searchbox')
  await isFocused(() => search)
  await person.keyboard('gang')
  assert.equal(search.value, 'gang')
  await heading('Search')
})

test('shortcuts are in a searchable list; those of a single key can be switched off', async (t) => {
  const { person } = await openApp(t, { path: '/today' })
  await heading('Today')
  const openList = async () => within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }))
  const isClosed = () => waitFor(() => assert.ok(screen.queryByRole('dialog') === null))
  await person.keyboard('?')
  const list = await openList()
  await list.findByText('Command palette')
  await fill(person, list.getByRole('searchbox'), 'upcom')
  const [found, ...others] = list.getAllByRole('listitem')
  assert.match(found?.textContent ?? '', /^Upcoming *G *then *U$/)
  assert.equal(others.length, 0)
  await person.click(list.getByRole('switch', { name: 'Single-key shortcuts' }))
  await person.keyboard('{Escape}')
  await isClosed()
  pressAtOnce('g', 'u', 'n')
  await person.keyboard('{Control>}k{/Control}')
  await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), 'keyboard sh')
  assert.equal(location.pathname, '/today')
  assert.ok(screen.queryByRole('combobox', { name: 'New task' }) === null)
  await person.click(await screen.findByRole('option', { name: /Keyboard shortcuts/ }))
  await person.click((await openList()).getByRole('switch', { name: 'Single-key shortcuts' }))
  await person.keyboard('{Escape}')
  await isClosed()
  pressAtOnce('g', 'u')
  await heading('Upcoming')
})

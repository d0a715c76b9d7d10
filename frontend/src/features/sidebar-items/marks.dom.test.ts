import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openApp, row, screen, upToDate, waitFor } from '../../../tests/support/dom.ts'

/** How projects and labels are told apart: by shape, and each by its colour. */

describe('projects and labels', () => {
  test('differ in shape wherever they are shown', async (t) => {
    const { person, user } = await openApp(t, { path: '/today' })
    const [project] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
      { method: 'POST', path: '/labels', body: { name: 'errand', color: '#36904f' } },
    ])
    const both = { project_id: project?.id, labels: ['errand'], due: { date: '2020-01-01' } }
    await user.seedTasks([
      { title: 'Water', ...both },
      { title: 'Other', ...both },
    ])
    const marks = (place: Element) =>
      ['[data-mark=project]', 'svg[data-mark=label]'].map((mark) => place.querySelectorAll(mark).length)
    const other = await row('Other')
    assert.deepEqual(marks(other), [1, 1], 'in a row')
    await person.click(await row('Water'))
    const panel = (await screen.findByRole('textbox', { name: 'Title' })).closest('aside')
    assert.ok(panel !== null)
    assert.deepEqual(marks(panel), [1, 1], 'in the detail')
    for (const [property, name, expected] of [
      ['Labels', 'errand', [0, 1]],
      ['Project', 'Garden', [1, 0]],
    ] as const) {
      await person.click(await screen.findByRole('button', { name: new RegExp(`^${property}: `) }))
      assert.deepEqual(marks(await screen.findByRole('option', { name })), expected, 'in the picker')
      await person.keyboard('{Escape}')
      await waitFor(() => assert.equal(screen.queryByRole('option', { name }), null))
    }
  })

  test('get the colour that fewest others have', async (t) => {
    const { person, user } = await openApp(t)
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home', color: '#d9483b' } }])
    await screen.findByRole('link', { name: 'Home' })
    for (const name of ['Garden', 'Work']) {
      await person.click(screen.getByRole('button', { name: 'Add project' }))
      await person.type(await screen.findByRole('textbox', { name: 'Name' }), `${name}{Enter}`)
      await screen.findByRole('heading', { level: 1, name })
    }
    // The service chooses by what it has.
    await upToDate()
    await user.seedTasks([{ title: 'Milk', labels: ['shop', 'errand'] }])
    const options = { params: { path: { user_id: 'me' } } } as const
    await user.docket.api.POST('/api/{user_id}/quick-add', {
      ...options,
      body: { text: 'Bread #Kitchen @phone' },
    })
    await screen.findByRole('link', { name: 'Kitchen' })
    const { data: projects } = await user.docket.api.GET('/api/{user_id}/projects', options)
    const { data: labels } = await user.docket.api.GET('/api/{user_id}/labels', options)
    const [ofProjects, ofLabels] = [projects?.projects ?? [], labels?.labels ?? []]
    assert.deepEqual([ofProjects.length, ofLabels.length], [4, 3])
    for (const all of [ofProjects, ofLabels]) {
      const colors = all.map(({ color }) => color)
      assert.ok(colors.every(Boolean), colors.join())
      assert.equal(new Set(colors).size, colors.length, colors.join())
    }
  })
})

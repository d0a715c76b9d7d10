import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { fill, openApp, row, screen, upToDate, waitFor } from '../../../tests/support/dom.ts'
import { reachesTask, stored } from '../../../tests/support/stored.ts'

/** Lines are read by a worker of the app, wherever they are typed. What they mean is in `grammar/`. */

/** Opens the line and types into it. */
async function type(person: UserEvent, text: string): Promise<void> {
  await person.keyboard('q')
  await fill(person, await screen.findByRole('combobox', { name: 'New task' }), text)
}
const chip = (name: string | RegExp) => screen.findByRole('button', { name })

test('a line in another language than that of the app is read, without the service', async (t) => {
  const { person, beforeRequests } = await openApp(t)
  const asked: string[] = []
  beforeRequests(({ url }) => void asked.push(new URL(url).pathname))
  await type(person, 'Stammtisch jeden 2. und 4. Dienstag von 19 bis 21 Uhr')
  await chip('Remove Every month on the second and fourth Tuesday')
  // A time from which to which is a duration.
  await chip('Remove 2h')
  await fill(person, screen.getByRole('combobox', { name: 'New task' }), 'remind me to call mum tomorrow')
  await chip('Remove No reminder without a time')
  assert.deepEqual(
    asked.filter((path) => path.endsWith('/quick-add')),
    [],
  )
  await person.keyboard('{Escape}')
})

describe('a date in numbers', () => {
  for (const [chosen, shown, due] of [
    [undefined, /^Remove Thu,? 3 April 2031$/, '2031-04-03'],
    ['mdy', /^Remove Tue,? March 4,? 2031$/, '2031-03-04'],
  ] as const) {
    test(`is read as ${chosen ?? 'the region has it'}, spelled out, and stored as shown`, async (t) => {
      const { person, user } = await openApp(t)
      if (chosen !== undefined) {
        const params = { path: { user_id: 'me' } }
        await user.docket.api.PATCH('/api/{user_id}/preferences', { params, body: { date_format: chosen } })
      }
      await type(person, 'Fly 3/4/2031')
      await chip(shown)
      await person.keyboard('{Enter}')
      await reachesTask(user, 1, (task) => task.due?.date === due)
      await person.keyboard('{Escape}')
    })
  }

  test('is read in the same way in the field of a date, and made clear in a filter', async (t) => {
    const { person } = await openApp(t, { tasks: ['Fly'] })
    ;(await row('Fly')).focus()
    await person.keyboard('d')
    await fill(person, await screen.findByRole('textbox', { name: 'Type a date' }), '3/4/2031')
    await screen.findByText(/Thu,? 3 April 2031/)
    await person.keyboard('{Escape}')
    await person.click(screen.getByRole('button', { name: 'Add view' }))
    const filter = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Filter/ })
    await fill(person, filter, 'due >= 3/4/2031 and not complete')
    assert.equal(filter.value, 'due >= 2031-04-03 and not complete')
    await person.keyboard('{Escape}')
  })
})

test('a renamed task keeps its words until a press says that they are a date; a subtask is read', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['Call Ada'], path: '/all?task=1' })
  const title = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
  await fill(person, title, 'Call Ada p1 every 15th and 30th')
  await person.click(await chip('Remove Urgent'))
  await person.click(await chip('Set Every month on the 15th and 30th'))
  await chip(/^Repeat:.*15th and 30th/)
  await waitFor(() => assert.equal(title.value, 'Call Ada p1'))
  await fill(person, screen.getByRole('textbox', { name: 'Add subtask' }), 'Find the number heute p1')
  await chip('Remove Urgent')
  await person.keyboard('{Enter}')
  await chip('Find the number heute')
  await upToDate()
  const [task, subtask] = await stored(user)
  assert.deepEqual([subtask?.title, subtask?.priority], ['Find the number heute', 'urgent'])
  assert.deepEqual([task?.title, task?.priority], ['Call Ada p1', 'none'])
  assert.equal(task?.recurrence, 'FREQ=MONTHLY;BYMONTHDAY=15,30')
})

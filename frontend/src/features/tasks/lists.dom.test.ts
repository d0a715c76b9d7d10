import { describe, test } from 'node:test'
import { openApp, row, screen, shows, within } from '../../../tests/support/dom.ts'
import { reaches } from '../../../tests/support/stored.ts'

/** Lists of tasks: what is done to them by mouse and keyboard. What takes layout is in `frontend/tests/lists.merge.test.ts`. */

describe('with the mouse', () => {
  test('a task is completed, and undo restores it', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['Buy milk', 'Call Ada', 'Pay rent'] })
    await person.click(within(await row('Call Ada')).getByRole('checkbox'))
    await shows('Buy milk', 'Pay rent')
    await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'Call Ada' && complete))
    await person.click(await screen.findByRole('button', { name: 'Undo' }))
    await shows('Buy milk', 'Call Ada', 'Pay rent')
    await reaches(user, (tasks) => tasks.every(({ complete }) => !complete))
  })
})

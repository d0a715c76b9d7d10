import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fill, isFocused, isGone, openApp, row, screen, waitFor, within } from '../../../tests/support/dom.ts'
import { reaches, reachesTask } from '../../../tests/support/stored.ts'

/** How long a task will take: said in a line, shown in the row, chosen in the detail and for several tasks. */

const property = (value: string) => screen.findByRole('button', { name: `Estimate: ${value}` })
const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent)
const offers = (...expected: string[]) => waitFor(() => assert.deepEqual(options(), expected))

test('an estimate is said in a line, shown, changed, taken back, copied and remembered', async (t) => {
  const { person, user } = await openApp(t)
  const reads = (estimate: number) => reachesTask(user, 1, (task) => task.estimate === estimate)
  await person.keyboard('n')
  await fill(person, await screen.findByRole('combobox', { name: 'New task' }), 'Read the paper ~30m')
  await screen.findByRole('button', { name: 'Remove 30m' })
  await person.keyboard('{Shift>}{Enter}{/Shift}')
  await property('30m')
  await reads(30)
  within(within(await row('Read the paper')).getByTitle('Estimate')).getByText('30m')

  ;(await property('30m')).focus()
  await person.keyboard('{Enter}')
  await waitFor(() => assert.ok(document.activeElement?.matches('input')))
  await person.keyboard('1h 30m')
  await waitFor(() => assert.ok(screen.getByRole('option', { name: '1h 30m' }).matches('[data-highlighted]')))
  await person.keyboard('{Enter}')
  await isFocused(() => property('1h 30m'))
  await reads(90)
  await screen.findByText('Changed “Read the paper”')
  await person.keyboard('{Control>}z{/Control}')
  await property('30m')
  await reads(30)

  await person.click(screen.getByRole('tab', { name: 'History' }))
  const changes = await screen.findByRole('tabpanel')
  await waitFor(() => assert.match(changes.textContent, /Estimate:\s*before: 1h 30m\s*→\s*after: 30m/))
  assert.match(changes.textContent, /Estimate:\s*before: 30m\s*→\s*after: 1h 30m/)

  await person.click(screen.getByRole('button', { name: 'More about this task' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
  await waitFor(() => assert.equal(new URLSearchParams(location.search).get('task'), '2'))
  await property('30m')
  await reachesTask(user, 2, ({ estimate }) => estimate === 30)
})

describe('the picker', () => {
  const open = async () => {
    const picker = await screen.findByRole('dialog', { name: 'Estimate' })
    return within(picker).findByRole('combobox')
  }

  test('offers what is usual, and takes minutes, hours and nothing', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['One'] })
    const key = async () => {
      ;(await row('One')).focus()
      await person.keyboard('{Shift>}E{/Shift}')
      return await open()
    }
    const field = await key()
    await offers('5m', '15m', '30m', '1h', '2h', '4h', '8h', 'None')
    await fill(person, field, '90')
    await offers('1h 30m', '90h')
    await fill(person, field, 'soon')
    await screen.findByText('Nothing found')
    await fill(person, field, '1,5 h')
    await person.click(await screen.findByRole('option', { name: '1h 30m' }))
    await reachesTask(user, 1, ({ estimate }) => estimate === 90)
    // The keyboard is where it was.
    await isFocused(() => row('One'))
    await key()
    await person.click(await screen.findByRole('option', { name: 'None' }))
    await reachesTask(user, 1, ({ estimate }) => estimate === null)
    const one = await row('One')
    await isGone(() => within(one).queryByTitle('Estimate'))
  })

  test('is for several tasks, and one undo takes all of it back', async (t) => {
    const { person, user } = await openApp(t, { tasks: [{ title: 'One', estimate: 5 }, 'Two'] })
    const reads = (...estimates: (number | null)[]) =>
      reaches(user, (tasks) => tasks.every(({ estimate }, index) => estimate === estimates[index]))
    ;(await row('One')).focus()
    await person.keyboard('{Control>}a{/Control}')
    const bar = within(await screen.findByRole('toolbar'))
    await person.click(await bar.findByRole('button', { name: /^Estimate/ }))
    await open()
    await person.click(await screen.findByRole('option', { name: '2h' }))
    await reads(120, 120)
    await person.keyboard('{Escape}')
    await person.keyboard('{Control>}z{/Control}')
    await reads(5, null)
  })
})

test('a number without a unit is given one, and Enter that chooses it adds nothing', async (t) => {
  const { person, user } = await openApp(t)
  await person.keyboard('n')
  const line = await screen.findByRole<HTMLInputElement>('combobox', { name: 'New task' })
  await fill(person, line, 'Read ~2')
  await offers('2m', '2h')
  await person.keyboard('{ArrowDown}{Enter}')
  assert.equal(line.value, 'Read ~2h ')
  await screen.findByRole('button', { name: 'Remove 2h' })
  await person.keyboard('{Enter}')
  await reachesTask(user, 1, ({ estimate }) => estimate === 120)
  await reaches(user, ({ length }) => length === 1)
  await person.keyboard('{Escape}')
})

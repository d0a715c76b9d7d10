const DOING = [
  [
    'Buy',
    [
      'milk and bread',
      'a birthday present for Ada',
      'new running shoes',
      'printer paper',
      'Käse und Brötchen',
    ],
  ],
  ['Call', ['the dentist', 'the landlord about the heating', 'Grace back', 'the bank', 'grand-mère']],
  [
    'Review',
    ['the pull request about paging', 'the budget', 'the contract', "Linus's draft", 'last month’s numbers'],
  ],
  [
    'Write',
    ['the release notes', 'the minutes of Monday’s meeting', 'a thank-you card', 'the migration guide'],
  ],
  [
    'Fix',
    ['the leaking tap', 'the flaky login test', 'the bicycle light', 'the broken link on the home page'],
  ],
  ['Plan', ['the trip to 東京', 'the team’s offsite', 'next week’s meals', 'the move', 'the garden']],
  ['Book', ['a table for Friday', 'the train to Zürich', 'a hotel near the station', 'the climbing hall']],
  ['Pay', ['the electricity bill', 'the rent', 'the parking ticket', 'the invoice of the printer']],
  ['Read', ['the paper on consensus', 'chapter seven', 'the privacy policy', 'the new API contract']],
  ['Tidy up', ['the desk', 'the inbox', 'old branches', 'the cellar', 'the photo folder']],
] as const

const WHEN = ['', '', '', ' today', ' before the weekend', ' this week', ' next month', ', at last', ' 🙂']

const NOTES = [
  null,
  null,
  null,
  'See the notes of the last meeting.',
  'Ask first whether it is still needed.',
  'Two are enough.\nThe receipt goes into the folder.',
]

export interface DemoTask {
  title: string
  description: string | null
}

/**
 * The `index`-th of the tasks that a user might have; neighbours differ, and the same index always gives the same task.
 */
export function demoTask(index: number): DemoTask {
  const [verb, things] = at(DOING, index)
  const thing = at(things, Math.floor(index / DOING.length))
  return { title: `${verb} ${thing}${at(WHEN, index * 7 + 3)}`, description: at(NOTES, index * 5) }
}

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** What clients do at random. */

/** Numbers that follow from the seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Call = [method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object]

export const NAMES = ['home', 'Work', 'errand', 'later', 'HOME']
export const DATES = ['2026-11-19', '2026-11-20', '2026-11-23']
export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent']

/** Gives the next thing to do; ids are guessed, so some of them are of nothing. */
export function actionsOf(random: () => number): () => Call {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const one = <Value>(values: readonly Value[]) => values[upTo(values.length) - 1] as Value
  const maybe = (member: string, value: () => unknown) => (random() < 0.25 ? { [member]: value() } : {})
  const task = () => upTo(60)
  // The ids of these are revisions: those of the first few are known.
  const project = () => one([1, 2, 3, upTo(400)])
  const label = () => one([4, 5, upTo(400)])
  const due = () => ({
    date: one(DATES),
    ...one([{}, { time: '09:00' }, { time: '23:30', time_zone: 'Asia/Tokyo' }]),
  })
  const details = () => ({
    ...maybe('due', () => one([null, due(), due()])),
    ...maybe('recurrence', () => one([null, 'FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY'])),
    ...maybe('recurrence_from', () => one(['schedule', 'completion'])),
    ...maybe('priority', () => one(PRIORITIES)),
    ...maybe('labels', () => [one(NAMES), one(NAMES)]),
    ...maybe('project_id', () => one([null, project()])),
    ...maybe('parent_id', () => one([null, task(), task()])),
    ...maybe('blocked_by', () => [task()]),
    ...maybe('description', () => one([null, 'more'])),
  })
  const place = () => one([{ before: task() }, { after: task() }])
  const kinds: [weight: number, act: () => Call][] = [
    [12, () => ['POST', '/tasks', { title: 'new', ...details() }]],
    [3, () => ['POST', '/tasks', { title: 'recurs', due: due(), recurrence: 'FREQ=DAILY', ...details() }]],
    [12, () => ['PATCH', `/tasks/${task()}`, { title: 'patched', ...details() }]],
    [4, () => ['PUT', `/tasks/${task()}`, { title: 'put', complete: random() < 0.5, ...details() }]],
    [10, () => ['PATCH', `/tasks/${task()}/complete${one(['', '?force=true'])}`]],
    [4, () => ['POST', `/tasks/${task()}/skip`]],
    [4, () => ['DELETE', `/tasks/${task()}/occurrences/${upTo(400)}`]],
    [8, () => ['POST', `/tasks/${task()}/move`, place()]],
    [3, () => ['DELETE', `/tasks/${task()}`]],
    [2, () => ['POST', one(['/labels', '/projects']), { name: one(NAMES) }]],
    [3, () => ['PATCH', `/labels/${label()}`, { name: one([...NAMES, 'renamed']) }]],
    [1, () => ['DELETE', `/labels/${label()}`]],
    [1, () => ['DELETE', `/projects/${project()}`]],
    [2, () => ['POST', `/projects/${project()}/move`, { before: project() }]],
    [3, () => ['POST', `/tasks/${task()}/notes`, { body: 'said' }]],
    [2, () => ['POST', '/views', { name: `view ${upTo(9)}`, filter: 'priority >= high' }]],
    [1, () => ['PATCH', '/preferences', { time_zone: one(['UTC', 'Europe/Berlin', 'Asia/Tokyo']) }]],
  ]
  const bag = kinds.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))
  return () => one(bag)()
}

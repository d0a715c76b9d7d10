/** The requests that the servers are sent. */

export interface Call {
  method: 'GET' | 'POST' | 'PATCH'
  /** Follows `/api/{user_id}`. */
  path: string
  body?: string
  /** Whether the service is sent an `Idempotency-Key`; the others do not support them. */
  keyed?: boolean
}

export interface Turn {
  /** Counts the requests of a connection from 0. */
  count: number
  /** A number that no other request of the run has. */
  unique: number
  /** The cursor of the page after the scenario's `follows`. */
  cursor: string
}

export interface Scenario {
  name: string
  title: string
  /**
   * `holder` is the owner of the large account, for which the yardsticks have no endpoints: the service runs alone. So
   * many users otherwise: each request is another one's, in turn; all users if undefined.
   */
  users?: number | 'holder'
  /** Requests of a connection that are the same user's before it is another's turn; 1 if undefined. */
  inARow?: number
  /** Whether the yardsticks have no endpoint for it: the service runs alone then too. */
  alone?: boolean
  /** The path of the page whose next page is requested. */
  follows?: string
  connections: number[]
  call(turn: Turn): Call
}

/** Tasks that every user has before the first request. */
export const SEEDED = 200
/** Users whose unchanged lists are requested in turn: the service remembers them all. */
export const READERS = 500

const both = [1, 32]
/** A number below `size`, in an order that has nothing to do with that of the users, who come in turn. */
const spread = (unique: number, size: number): number => (Math.imul(unique, 0x9e3779b1) >>> 8) % size
const anyId = ({ unique }: Turn) => spread(unique, SEEDED) + 1

const create = (turn: Turn): Call => ({
  method: 'POST',
  path: '/tasks',
  body: JSON.stringify({ title: `Task ${turn.unique} of the measurement`, description: 'As long as most' }),
})
const createMany =
  (count: number) =>
  (turn: Turn): Call => ({
    method: 'POST',
    path: '/batch',
    body: JSON.stringify({
      operations: Array.from({ length: count }, (_, index) => ({
        method: 'POST',
        path: '/tasks',
        body: { title: `Task ${turn.unique} of the measurement, ${index}`, description: 'As long as most' },
      })),
    }),
  })
const createKeyed = (turn: Turn): Call => ({ ...create(turn), keyed: true })
const read = (turn: Turn): Call => ({ method: 'GET', path: `/tasks/${anyId(turn)}` })
const list = (limit: number): Call => ({ method: 'GET', path: `/tasks?limit=${limit}` })
// The title always differs, so that every patch has an effect.
const patch = (turn: Turn): Call => ({
  method: 'PATCH',
  path: `/tasks/${anyId(turn)}`,
  body: JSON.stringify({ title: `Task ${turn.unique} as patched`, complete: turn.unique % 2 === 0 }),
})

function mixed(turn: Turn): Call {
  const place = spread(turn.unique, 10)
  if (place < 5) return read(turn)
  if (place < 7) return list(20)
  return place < 9 ? patch(turn) : createKeyed(turn)
}

const tasksBy = (query: Record<string, string>): string => `/tasks?${new URLSearchParams(query)}`

const OVERDUE = 'due < today and priority >= high and label in (work, home) and not complete'
const filtered = tasksBy({ filter: OVERDUE, sort: 'due,-priority', limit: '20' })
const sorted = (sort: string) => tasksBy({ sort, limit: '20' })
const search = (q: string, more: Record<string, string> = {}) => tasksBy({ q, ...more, limit: '20' })

/** A request of the large account's holder: every answer is the same, and none is cached. */
function asked(name: string, title: string, path: string): Scenario {
  return { name, title, users: 'holder', connections: [1], call: () => ({ method: 'GET', path }) }
}

/** The scenarios of the large account's holder; the words are those of `texts.ts`. */
const OF_HOLDER: Scenario[] = [
  asked('filter', 'Filtered and sorted', filtered),
  {
    ...asked('filter-next', 'Filtered and sorted, the next page', filtered),
    follows: filtered,
    call: ({ cursor }) => ({ method: 'GET', path: `${filtered}&cursor=${cursor}` }),
  },
  asked('sort-due', 'Sorted by due and priority', sorted('due,-priority')),
  asked('sort-position', 'Sorted by position', sorted('position')),
  asked('sort-title', 'Sorted by title', sorted('title')),
  asked('search-common', 'Search: a common word', search('the')),
  asked('search-two', 'Search: two words', search('milk invoice')),
  asked('search-misspelt', 'Search: a misspelt word', search('dentsit')),
  asked('search-beginning', 'Search: a beginning', search('bo')),
  asked('search-filter', 'Search: a common word, filtered', search('the', { filter: OVERDUE })),
  asked('delta', 'Delta of 100 changes', '/changes?since=100&limit=100'),
  asked('counts', 'Counts by project, label and view', '/counts'),
  asked('export', 'Export', '/export'),
]

export const SCENARIOS: Scenario[] = [
  { name: 'get', title: 'Get one', connections: both, call: read },
  { name: 'create', title: 'Create, with Idempotency-Key', connections: both, call: createKeyed },
  { name: 'create-plain', title: 'Create, without key', connections: both, call: create },
  { name: 'patch', title: 'Patch', connections: both, call: patch },
  {
    name: 'list-20',
    title: `List 20, unchanged, ${READERS} users in turn`,
    users: READERS,
    connections: both,
    call: () => list(20),
  },
  {
    name: 'list-100',
    title: `List 100, unchanged, ${READERS} users in turn`,
    users: READERS,
    connections: both,
    call: () => list(100),
  },
  {
    name: 'list-100-missed',
    title: 'List 90 to 109, of all users in turn: not remembered',
    connections: both,
    call: ({ unique }) => list(90 + spread(unique, 20)),
  },
  {
    name: 'list-100-again',
    title: 'List 100, unchanged, the same user again',
    inARow: Number.POSITIVE_INFINITY,
    connections: both,
    call: () => list(100),
  },
  {
    name: 'patch-list-100',
    title: 'Patch, then list 100',
    inARow: 2,
    connections: both,
    call: (turn) => (turn.count % 2 === 0 ? patch(turn) : list(100)),
  },
  {
    name: 'mixed',
    title: 'Mixed: 50 % get, 20 % list 20, 20 % patch, 10 % create',
    connections: [50],
    call: mixed,
  },
  {
    name: 'batch-100',
    title: 'Batch of 100 creates',
    connections: [1, 8],
    alone: true,
    call: createMany(100),
  },
  ...OF_HOLDER,
]

export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS.find((each) => each.name === name)
  if (scenario === undefined) throw new Error(`There is no scenario ${name}.`)
  return scenario
}

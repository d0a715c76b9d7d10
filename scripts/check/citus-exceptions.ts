/** Tests of the backend that are not run on Citus, by the beginnings of their titles, and why. */
export const EXCEPTIONS: { file: string; title: string; because: string }[] = [
  ...[
    ['backend/src/accounts/logs.test.ts', 'database errors that quote values write no secret to the log'],
    [
      'backend/src/database/obstacles.test.ts',
      'a full disk is reported to clients, once in the log, and by readiness until there is space',
    ],
    ['backend/src/accounts/deletion.test.ts', 'happens entirely or not at all'],
    ['backend/tests/batch.test.ts', 'is retried as a whole'],
    ['backend/tests/batch.test.ts', 'an internal error aborts the whole batch'],
  ].map(([file = '', title = '']) => ({ file, title, because: 'it needs a trigger on a distributed table' })),
  ...[
    [
      'backend/tests/batch.test.ts',
      'a kill in the middle of a batch leaves nothing of it, and a repeat runs it once',
    ],
    ['backend/tests/batch.test.ts', 'stopping the service lets a batch in progress finish'],
  ].map(([file = '', title = '']) => ({
    file,
    title,
    because: 'it waits until somebody waits for a lock, which here is on another node',
  })),
  ...[
    'each task is read once, and once more for each ten further views',
    'a count after some writes reads none of the other tasks, however many there are',
    'who joins changes no count',
  ].map((title) => ({
    file: 'backend/src/counts/counts.test.ts',
    title,
    because: 'it counts the rows that are read, which the coordinator cannot',
  })),
  {
    file: 'backend/src/database/connection.test.ts',
    title: 'between two statements fails neither',
    because: 'its statement writes to two workspaces',
  },
  {
    file: 'backend/src/database/obstacles.test.ts',
    title: 'a read-only database is reported as such',
    because: 'it makes only the coordinator read-only',
  },
]

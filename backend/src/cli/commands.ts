import type { Commands, Option } from './command.ts'

/** Every command, said once: help, completion, documents and the npm scripts follow. A new one is a new entry. */

const SERVER: Record<string, Option> = {
  server: { value: 'URL', summary: 'the service, if it is not DOCKET_URL or the one signed in to last' },
}
/** For what is in a workspace. */
const PLACE: Record<string, Option> = {
  workspace: { value: 'WORKSPACE', summary: 'a workspace that you share, by name or id' },
  ...SERVER,
}
const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent']

export const COMMANDS: Commands = {
  add: {
    group: 'tasks',
    summary: 'adds a task from a line of text, and shows how it was read',
    details: `  docket add "Pay rent every 1st at 9am #Home @bills p1"

Dates, times, recurrence, #project, @label and priority are read from the line (docs/quick-add.md); the rest is the title.`,
    parameters: [{ name: 'text', many: true }],
    options: {
      preview: { summary: 'only shows how the line is read' },
      language: { value: 'LANGUAGE', summary: 'of dates and times', choices: ['en', 'de', 'ur'] },
      ...PLACE,
    },
    load: () => import('./client/add.ts'),
  },
  list: {
    group: 'tasks',
    summary: 'lists tasks, by default those that are open',
    details: `  docket list "due < today + 7d and priority >= high"

A filter (docs/filters.md) that says nothing of "complete" finds open tasks; a view says itself which it is about.`,
    parameters: [{ name: 'filter', many: true, optional: true }],
    options: {
      view: { value: 'NAME', summary: 'the tasks of a saved view' },
      project: { value: 'NAME', summary: 'the tasks of a project' },
      sort: { value: 'KEYS', summary: 'for example due,-priority' },
      limit: { value: 'N', summary: 'at most so many; default 100' },
      all: { short: 'a', summary: 'also completed tasks' },
      ...PLACE,
    },
    load: () => import('./client/list.ts'),
  },
  done: {
    group: 'tasks',
    summary: 'completes tasks, by their numbers or the beginnings of their titles',
    parameters: [{ name: 'task', many: true }],
    options: { reopen: { summary: 'makes them open again' }, ...PLACE },
    load: () => import('./client/done.ts'),
  },
  edit: {
    group: 'tasks',
    summary: 'changes a task, by its number or the beginning of its title',
    details: `  docket edit 12 --due "next friday 5pm" --label home --label garden

The value none clears a field. Dates and rules are read as in a line for docket add.`,
    parameters: [{ name: 'task' }],
    options: {
      title: { value: 'TEXT', summary: 'its title' },
      description: { value: 'TEXT', summary: 'its description' },
      due: { value: 'DATE', summary: 'when it is due' },
      start: { value: 'DATE', summary: 'when it starts' },
      repeat: { value: 'RULE', summary: 'for example "every monday"' },
      priority: { value: 'PRIORITY', summary: 'its priority', choices: PRIORITIES },
      project: { value: 'NAME', summary: 'its project' },
      label: { value: 'NAME', many: true, summary: 'its labels, in place of all it has' },
      estimate: { value: 'MINUTES', summary: 'how long it takes' },
      ...PLACE,
    },
    load: () => import('./client/edit.ts'),
  },
  export: {
    group: 'tasks',
    summary: 'writes all tasks, projects, labels, views and notes as JSON',
    details: `To standard output, or to a file. What belongs to the account (sessions, keys, history) is exported in the settings of the
web app.`,
    parameters: [{ name: 'file', optional: true, file: true }],
    options: { force: { summary: 'replaces a file that exists' }, ...PLACE },
    load: () => import('./client/export.ts'),
  },
  mcp: {
    group: 'tasks',
    summary: 'connects an AI client that speaks through pipes to a running Docket',
    details: `Model Context Protocol messages, one per line, on standard input and output. With DOCKET_KEY, it has the limits of that key.`,
    options: SERVER,
    json: false,
    load: () => import('./mcp.ts'),
  },
  login: {
    group: 'tasks',
    summary: 'signs in to a service, in the browser or with an API key',
    details: `How one is signed in is kept in a file that only its owner may read. For scripts, set DOCKET_URL and DOCKET_KEY instead.`,
    options: {
      key: { summary: 'asks for an API key, or reads it from standard input' },
      'no-browser': { summary: 'only prints the address to open' },
      workspace: { value: 'WORKSPACE', summary: 'the one for commands that name none, by name or id' },
      ...SERVER,
    },
    load: () => import('./client/login.ts'),
  },
  logout: {
    group: 'tasks',
    summary: 'signs out of a service, here and there',
    options: SERVER,
    load: () => import('./client/logout.ts'),
  },
  completion: {
    group: 'tasks',
    summary: 'prints the completion for a shell',
    details: `  eval "$(docket completion bash)"                               in ~/.bashrc
  eval "$(docket completion zsh)"                                in ~/.zshrc, after compinit
  docket completion fish > ~/.config/fish/completions/docket.fish`,
    parameters: [{ name: 'shell', choices: ['bash', 'zsh', 'fish'] }],
    json: false,
    load: () => import('./completion.ts'),
  },
  serve: {
    group: 'service',
    summary: 'runs the service: web app, API and database',
    details: `It is configured by environment variables, or a file .env: docs/configuration.md lists them. The package from npm keeps its
data in ~/.local/share/docket.`,
    json: false,
    ownSignals: true,
    load: () => import('./serve.ts'),
  },
  users: {
    group: 'service',
    summary: 'lists, invites, disables, signs out or deletes users, or removes their second factor',
    details: `  docket users list                 oldest first, 100 at a time: id, e-mail, creation date, role, number of tasks
  docket users invite <e-mail>      lets somebody sign up where not everybody may, and prints the link
  docket users disable <who>        ends all of their access within two seconds, until they are enabled
  docket users enable <who>         lets them in again
  docket users sign-out <who>       ends their sessions; keys and connected clients remain
  docket users reset-factors <who>  removes their authenticator app, so that signing in takes no code
  docket users delete <who>         deletes an account and everything in it, immediately and permanently

Users are named by id or e-mail address. What is done is in the audit log.`,
    parameters: [
      {
        name: 'action',
        choices: ['list', 'invite', 'disable', 'enable', 'sign-out', 'reset-factors', 'delete'],
      },
      { name: 'who', optional: true },
    ],
    options: {
      limit: { value: 'N', summary: 'lists at most so many' },
      offset: { value: 'N', summary: 'leaves so many out' },
      yes: { summary: 'confirms that the account is deleted' },
    },
    load: () => import('./users.ts'),
  },
  admin: {
    group: 'service',
    summary: 'lists administrators, makes somebody one, or no longer',
    details: `  docket admin list               who administers the service
  docket admin add <who>          makes a user an administrator, by id or e-mail
  docket admin remove <who>       no longer; the last one stays`,
    parameters: [
      { name: 'action', choices: ['list', 'add', 'remove'] },
      { name: 'who', optional: true },
    ],
    load: () => import('./admin.ts'),
  },
  backup: {
    group: 'service',
    summary: 'writes everything that the service holds into one file',
    details: `A consistent snapshot of the database, and the secret in DATA_DIR if there is one, compressed. The service may be running.
By default the file is docket-<time>.backup in the current directory. Keep it as safe as the service itself: anyone who
has it can sign in as any user.`,
    parameters: [{ name: 'file', optional: true, file: true }],
    load: () => import('./backup.ts'),
  },
  backups: {
    group: 'service',
    summary: 'lists the backups that the service has made by itself, newest first',
    load: () => import('./backups.ts'),
  },
  restore: {
    group: 'service',
    summary: 'restores a backup, all of it or nothing',
    details: `From a file, or with --stored latest the newest of those that the service has made by itself. Into a database without users or, with --replace, in place of everything in it. The service must not be running. A backup
from an older Docket is migrated.`,
    parameters: [{ name: 'file', optional: true, file: true }],
    options: {
      replace: { summary: 'replaces everything in the database' },
      stored: { value: 'NAME', summary: 'restores the automatic backup of that name, or the `latest`' },
    },
    load: () => import('./restore.ts'),
  },
  migrate: {
    group: 'service',
    summary: 'applies the migrations that the database lacks, and nothing else',
    details: 'The service does the same before it starts serving.',
    load: () => import('./migrate.ts'),
  },
  distribute: {
    group: 'service',
    summary: 'spreads workspaces over the nodes of a Citus cluster',
    details: `For a database that is the coordinator of a cluster, empty or filled. Who users are and how they sign in stays there. Nobody
can write meanwhile.`,
    load: () => import('./distribute.ts'),
  },
  seed: {
    group: 'service',
    summary: 'creates demo data, and prints how to sign in',
    details: `The users demo-1@example.com, demo-2@example.com, … with tasks from the last 90 days, a third of them complete, and their
history, as if written through the API. A user without projects also gets projects, labels, views and tasks that show what
a task can have. The first three share a workspace, with an open invitation and a public link. If run again, it keeps existing users, changes their password and adds more tasks.`,
    options: {
      users: { value: 'N', summary: 'number of users; default 10' },
      tasks: { value: 'N', summary: 'number of plain tasks per user; default 100' },
      password: { value: 'TEXT', summary: 'the password of all of them; random by default' },
      yes: { summary: 'also in production' },
    },
    load: () => import('./seed.ts'),
  },
  token: {
    group: 'service',
    summary: 'prints a token for a user, for development',
    details: `It is signed (HS256) with JWT_SECRET_KEY; start the service with the same key. Send it as
"Authorization: Bearer <token>". Refused in production.`,
    parameters: [{ name: 'who' }],
    options: {
      minutes: { value: 'N', summary: 'how long the token is valid; default 15' },
      create: {
        summary: 'creates the user if there is none, without a password, so that they cannot sign in',
      },
    },
    load: () => import('./token.ts'),
  },
}

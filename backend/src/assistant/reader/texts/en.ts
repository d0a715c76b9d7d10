import type { Ask } from '../../model/commands/command.ts'
import type { Texts } from '../wording.ts'

const is = (count: number) => (count === 1 ? 'is' : 'are')

function period({ state, period: asked }: Ask, day: string | null): string | undefined {
  const due = state === 'done' ? 'done' : 'due'
  if (asked === null) return undefined
  if (typeof asked === 'object') return `${due} ${day}`
  const said = {
    week: `${due} this week`,
    nextWeek: `${due} next week`,
    month: `${due} this month`,
    nextMonth: `${due} next month`,
    weekend: `${due} at the weekend`,
    yesterday: `${due} yesterday`,
    overdue: 'overdue',
    undated: 'without a date',
  }
  return said[asked]
}

const PRIORITIES = {
  none: 'no priority',
  low: 'low priority',
  medium: 'medium priority',
  high: 'high priority',
  urgent: 'urgent',
}

/** Parts of the question that is asked before something is done to several tasks. */
const TO_SEVERAL = {
  done: (tasks: string) => `Mark ${tasks} as done`,
  reopen: (tasks: string) => `Open ${tasks} again`,
  delete: (tasks: string) => `Delete ${tasks}`,
  change: (tasks: string) => `Change ${tasks}`,
}

export const en: Texts = {
  locale: 'en-GB',
  at: (day, time) => `${day} at ${time}`,
  due: (when) => `due ${when}`,
  repeats: 'repeating',
  priority: (priority) => PRIORITIES[priority],
  inProject: (name) => `in ${name}`,
  labelled: (names) => `labelled ${names}`,
  assignedTo: (names) => `assigned to ${names}`,
  assignedToNobody: 'assigned to nobody',
  you: 'you',
  and: 'and',
  comma: ', ',
  quotes: ['“', '”'],

  added: (tasks, bare) =>
    `${bare ? 'I took that for a new task. ' : ''}${
      tasks.length === 1
        ? `Added ${tasks[0]}.`
        : `Added ${tasks.length} tasks:\n${tasks.map((task) => `• ${task}`).join('\n')}`
    }`,
  done: (titles) => `Done: ${titles}.`,
  doneAlready: (titles, count) => `${titles} ${is(count)} already done.`,
  again: (title, when) => `Done for now: ${title} is due again ${when}.`,
  reopened: (titles, count) => `${titles} ${is(count)} open again.`,
  openAlready: (titles, count) => `${titles} ${is(count)} already open.`,
  deleted: (titles) => `Deleted ${titles}. Say “undo” to get it back.`,
  renamed: (before, after) => `${before} is now called ${after}.`,
  moved: (titles, when) => `Moved ${titles} to ${when}.`,
  unscheduled: (titles) => `Removed the date from ${titles}.`,
  prioritised: (titles, priority) => `${titles}: now ${PRIORITIES[priority]}.`,
  put: (titles, project) => `Moved ${titles} to the project ${project}.`,
  tagged: (titles, label) => `Labelled ${titles} with ${label}.`,
  untagged: (titles, label) => `Removed the label ${label} from ${titles}.`,
  assigned: (titles, names) => `Assigned ${titles} to ${names}.`,
  unassigned: (titles, names) =>
    names === null ? `${titles}: now assigned to nobody.` : `${titles}: no longer assigned to ${names}.`,
  undone: (count) => (count === 1 ? 'Undid one change.' : `Undid ${count} changes.`),
  nothingToUndo: 'There is nothing to undo in this conversation.',
  undoneAlready: 'That has already been undone.',
  refused: (detail) => `That could not be done${detail === null ? '.' : `: ${detail}`}`,

  asked: (ask, day) => [
    ask.state === 'done' ? 'Done tasks' : ask.state === 'all' ? 'All tasks' : 'Open tasks',
    ...[period(ask, day)].filter((part) => part !== undefined),
    ...(ask.priority === null
      ? []
      : [PRIORITIES[ask.priority] + (ask.priority === 'urgent' ? '' : ' or higher')]),
  ],
  about: (words) => `about ${words}`,
  count: (count) => (count === 0 ? 'none.' : String(count)),
  projects: 'Projects',
  more: (count, isLeast) => `… and ${isLeast ? 'at least ' : ''}${count} more.`,

  which: (words) => `Several tasks match ${words}. Which one?`,
  whichHint: 'Answer with its number, “all” or “none”.',
  notFound: (words) => `I found no task ${words}.`,
  near: 'Did you mean one of these?',
  noSuchTask: (numbers) => `There is no task ${numbers}.`,
  nothingMeant: 'I do not know which task you mean. Name it, or give its number.',
  confirm: (titles, action, count) => {
    if (count > 1) return `${TO_SEVERAL[action](`these ${count} tasks`)}: ${titles}?`
    if (action === 'delete') return `Delete ${titles}?`
    return action === 'done' ? `Mark ${titles} as done?` : `Do you mean ${titles}?`
  },
  noProject: (name, names) =>
    `There is no project ${name}.${names === '' ? '' : ` Your projects: ${names}.`}`,
  noMember: (name, names) => `No member is called ${name}. Members: ${names}.`,
  severalMembers: (name, names) => `Several members are called ${name}: ${names}.`,
  everything:
    'I do not do that to all tasks at once. Name them, or ask for a list and then say “all of them”.',
  tooMany: (most) => `That is too many at once: I can do at most ${most}. Nothing was changed.`,
  tooLong: (most) => `A line can have at most ${most} characters. Nothing was changed.`,
  left: 'All right, I will leave it as it is.',
  rest: 'The rest was too much at once: please say it again.',
  unknown: (examples) =>
    `I did not understand that. Try, for example:\n${examples.map((each) => `• ${each}`).join('\n')}`,
  offer: (line) => `Or shall I add ${line} as a task?`,
  examples: ['add buy milk tomorrow at 9', 'what is due today?', 'I have finished the report'],
  help: 'I read plain commands about your tasks:\n• add buy milk tomorrow at 9 #Home p1\n• what is due this week? show overdue tasks, show the project Garden\n• I have finished the report, mark 5 as done, reopen 5\n• move the report to friday, make it urgent, tag it with home\n• assign the report to Ada, unassign it, what is assigned to me?\n• rename milk to oat milk, delete the milk task\n• undo',
  hello: 'Hello! What can I do for you? Say “help” to see what I understand.',
  thanks: 'You are welcome.',
}

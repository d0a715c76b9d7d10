import type { Shown } from '@docket/grammar/shown.ts'
import type { Ask, Priority } from '../model/commands/command.ts'

/** What the reader says. Titles and names are passed in as `named` returns them, already isolated. */
export interface Texts {
  /** For `Intl`. */
  locale: string
  /** The order of dates and the clock that the user has chosen. */
  shown?: Shown
  /** A day, and a time of it. */
  at(day: string, time: string): string
  due(when: string): string
  repeats: string
  priority(priority: Priority): string
  inProject(name: string): string
  labelled(names: string): string
  assignedTo(names: string): string
  assignedToNobody: string
  /** The user, as one of those whom a task is assigned to. */
  you: string
  and: string
  /** Separates the details of a task. */
  comma: string
  quotes: readonly [open: string, close: string]

  /** @param bare whether the user did not say that these are to be added */
  added(tasks: readonly string[], bare: boolean): string
  done(titles: string, count: number): string
  doneAlready(titles: string, count: number): string
  /** The task recurs, and is due again. */
  again(title: string, when: string): string
  reopened(titles: string, count: number): string
  openAlready(titles: string, count: number): string
  deleted(titles: string, count: number): string
  renamed(before: string, after: string): string
  moved(titles: string, when: string): string
  unscheduled(titles: string): string
  prioritised(titles: string, priority: Priority): string
  put(titles: string, project: string): string
  tagged(titles: string, label: string): string
  untagged(titles: string, label: string): string
  assigned(titles: string, names: string): string
  /** Without names, whoever it was assigned to. */
  unassigned(titles: string, names: string | null): string
  undone(count: number): string
  nothingToUndo: string
  undoneAlready: string
  refused(detail: string | null): string

  /** What was asked for, in parts. */
  asked(ask: Ask, day: string | null): string[]
  about(words: string): string
  count(count: number): string
  projects: string
  more(count: number, isLeast: boolean): string

  which(words: string): string
  whichHint: string
  notFound(words: string): string
  near: string
  noSuchTask(numbers: string): string
  nothingMeant: string
  confirm(titles: string, action: 'done' | 'reopen' | 'delete' | 'change', count: number): string
  noProject(name: string, names: string): string
  noMember(name: string, names: string): string
  severalMembers(name: string, names: string): string
  everything: string
  tooMany(most: number): string
  tooLong(most: number): string
  left: string
  /** When a message asks for more than is done at once. */
  rest: string
  unknown(examples: readonly string[]): string
  offer(line: string): string
  examples: readonly [string, string, string]
  help: string
  hello: string
  thanks: string
}

import {
  AlarmClock,
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  BellOff,
  CalendarDays,
  Check,
  Clock,
  CopyPlus,
  Flag,
  Folder,
  IndentDecrease,
  IndentIncrease,
  Link2,
  PanelRight,
  Pencil,
  SkipForward,
  SquareCheck,
  Tag,
  Timer,
  Trash2,
  UserRound,
} from 'lucide-react'
import { commandsFor, type Entry } from '../../commands/command.ts'
import { mayTransfer } from '../../commands/transferring.ts'
import type { Task } from '../../data/index.ts'
import type { Moment } from './moments.ts'
import type { TaskActions } from './task-actions.ts'

/** What a command for tasks is given with. */
export interface TaskContext {
  tasks: readonly Task[]
  ids: readonly number[]
  /** The one at which it is given, such as the active row; undefined at the heading of a list. */
  at: number | undefined
  on: TaskActions
  /** The list that they are in; undefined in a task's detail. */
  list?: TasksInList
}

/** What only a list can do with its tasks. */
export interface TasksInList {
  isManual: boolean
  isSelected(id: number): boolean
  select(id: number): void
  edit(id: number): void
  shift(id: number, how: 'up' | 'down' | 'in' | 'out'): void
  /** Folds or unfolds the heading that is active. */
  foldHeading(): void
}

const isOne = ({ ids }: TaskContext) => ids.length === 1
const isInList = ({ list }: TaskContext) => list !== undefined

/** The commands for tasks, in the order of the list shown by `?`. */
export const TASK_COMMANDS = commandsFor<TaskContext>()({
  open: {
    title: (t) => t('tasks.keys.open'),
    label: (t) => t('tasks.open'),
    icon: PanelRight,
    keys: ['Enter'],
    group: 'task',
    edits: false,
    // A heading of a list is opened by it, too.
    when: ({ ids }) => ids.length <= 1,
    run: ({ at, on, list }) => (at === undefined ? list?.foldHeading() : on.open(at)),
  },
  complete: {
    title: (t) => t('tasks.keys.complete'),
    label: (t, { tasks }) => t(tasks.every(({ complete }) => complete) ? 'tasks.reopen' : 'tasks.complete'),
    icon: Check,
    keys: [' '],
    group: 'task',
    run: ({ ids, on }) => on.toggleComplete(ids),
  },
  rename: {
    title: (t) => t('tasks.keys.edit'),
    label: (t) => t('tasks.rename'),
    icon: Pencil,
    keys: ['e', 'F2'],
    group: 'task',
    when: (context) => isOne(context) && isInList(context),
    run: ({ at = 0, list }) => list?.edit(at),
  },
  due: {
    title: (t) => t('tasks.keys.due'),
    label: (t) => t('tasks.date'),
    icon: CalendarDays,
    keys: ['d'],
    group: 'task',
    run: ({ ids, on }) => on.pick('due', ids),
  },
  snooze: {
    title: (t) => t('tasks.snooze'),
    label: (t, { tasks }) => t(tasks.every(({ due }) => due !== null) ? 'tasks.snooze' : 'tasks.date'),
    icon: Clock,
    keys: ['s'],
    group: 'task',
    when: ({ tasks, list }) => list !== undefined || tasks.some(({ complete }) => !complete),
    run: ({ ids, on }) => on.pick('snooze', ids),
  },
  remindHour: reminds('hour'),
  remindEvening: reminds('evening'),
  remindMorning: reminds('morning'),
  mute: {
    title: (t) => t('tasks.keys.mute'),
    label: (t, { at = 0, on }) => t(on.isMuted(at) ? 'nav.unmute' : 'nav.mute'),
    icon: BellOff,
    keys: [],
    group: 'task',
    edits: false,
    // What the service does not know yet cannot be muted.
    when: ({ ids }) => ids.length === 1 && ids.every((id) => id > 0),
    run: ({ ids: [id = 0], on }) => on.toggleMuted(id),
  },
  project_id: {
    title: (t) => t('tasks.keys.project'),
    label: (t) => t('tasks.moveTo'),
    icon: Folder,
    keys: ['p'],
    group: 'task',
    // A subtask is in the project of its parent. Moved in a list, it is no longer a subtask.
    when: ({ tasks, list }) => list !== undefined || tasks.every(({ parent_id }) => parent_id === null),
    run: ({ ids, on }) => on.pick('project_id', ids),
  },
  labels: {
    title: (t) => t('tasks.keys.labels'),
    label: (t) => t('tasks.labels'),
    icon: Tag,
    keys: ['l'],
    group: 'task',
    run: ({ ids, on }) => on.pick('labels', ids),
  },
  assignees: {
    title: (t) => t('tasks.keys.assignees'),
    label: (t) => t('tasks.assignees'),
    icon: UserRound,
    keys: ['a'],
    group: 'task',
    when: ({ on }) => on.hasMembers,
    run: ({ ids, on }) => on.pick('assignees', ids),
  },
  priority: {
    title: (t) => t('tasks.priority'),
    icon: Flag,
    keys: [],
    group: 'task',
    run: ({ ids, on }) => on.pick('priority', ids),
  },
  estimate: {
    title: (t) => t('tasks.estimate'),
    icon: Timer,
    keys: ['shift+e'],
    group: 'task',
    run: ({ ids, on }) => on.pick('estimate', ids),
  },
  priorityNone: setsPriority('none', '0'),
  priorityUrgent: setsPriority('urgent', '1'),
  priorityHigh: setsPriority('high', '2'),
  priorityMedium: setsPriority('medium', '3'),
  priorityLow: setsPriority('low', '4'),
  delete: {
    title: (t) => t('common.delete'),
    label: (t, { list }) => t(list === undefined ? 'detail.delete' : 'common.delete'),
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    group: 'task',
    isDangerous: true,
    run: ({ ids, on }) => on.remove(ids),
  },
  moveUp: { ...shifts('up'), title: (t) => t('tasks.moveUp'), icon: ArrowUp, keys: ['alt+ArrowUp'] },
  moveDown: {
    ...shifts('down'),
    title: (t) => t('tasks.moveDown'),
    icon: ArrowDown,
    keys: ['alt+ArrowDown'],
  },
  moveIn: {
    ...shifts('in'),
    title: (t) => t('tasks.moveIn'),
    icon: IndentIncrease,
    keys: ['alt+ArrowInwards'],
  },
  moveOut: {
    ...shifts('out'),
    title: (t) => t('tasks.moveOut'),
    icon: IndentDecrease,
    keys: ['alt+ArrowOutwards'],
  },
  skip: {
    title: (t) => t('tasks.skip'),
    icon: SkipForward,
    isDirected: true,
    keys: [],
    group: 'task',
    when: (context) =>
      isOne(context) && context.tasks.every(({ recurrence, complete }) => recurrence !== null && !complete),
    run: ({ at = 0, on }) => on.skip(at),
  },
  duplicate: {
    title: (t) => t('tasks.duplicate'),
    icon: CopyPlus,
    keys: [],
    group: 'task',
    when: isOne,
    run: ({ at = 0, on }) => on.duplicate(at),
  },
  transfer: {
    title: (t) => t('tasks.transfer'),
    icon: ArrowRightLeft,
    keys: [],
    group: 'task',
    // What the service does not know yet cannot be moved by it.
    when: ({ ids }) => mayTransfer() && ids.length === 1 && ids.every((id) => id > 0),
    run: ({ at = 0, on }) => on.transfer(at),
  },
  copyLink: {
    title: (t) => t('tasks.copyLink'),
    icon: Link2,
    keys: [],
    group: 'task',
    edits: false,
    // Until the service has given the task its id, there is no link.
    when: ({ ids }) => ids.length === 1 && ids.every((id) => id > 0),
    run: ({ at = 0, on }) => void on.copyLink(at),
  },
  select: {
    title: (t) => t('tasks.select'),
    label: (t, { at = 0, list }) => t(list?.isSelected(at) ? 'tasks.deselect' : 'tasks.select'),
    icon: SquareCheck,
    keys: ['x'],
    group: 'select',
    // What is selected can only be changed.
    edits: true,
    when: isInList,
    run: ({ at = 0, list }) => list?.select(at),
  },
})

export type TaskCommandId = keyof typeof TASK_COMMANDS

function setsPriority(priority: Task['priority'], key: string): Entry<TaskContext> {
  return {
    title: (t) => t('tasks.keys.priority', { priority: t(`tasks.priorities.${priority}`) }),
    keys: [key],
    group: 'task',
    run: ({ ids, on }) => on.set({ priority }, ids),
  }
}

function reminds(moment: Moment): Entry<TaskContext> {
  return {
    title: (t) => t(`tasks.keys.remind.${moment}`),
    label: (t) => t(`tasks.remindAt.${moment}`),
    icon: AlarmClock,
    keys: [],
    group: 'task',
    when: ({ tasks, on }) => tasks.some(({ complete }) => !complete) && on.momentOf(moment) !== null,
    run: ({ ids, on }) => on.remind(moment, ids),
  }
}

/** Moves a task, and the selection if it is in it, within a list in manual order. */
function shifts(how: 'up' | 'down' | 'in' | 'out'): Pick<Entry<TaskContext>, 'group' | 'when' | 'run'> {
  return { group: 'task', when: isInList, run: ({ at = 0, list }) => list?.shift(at, how) }
}

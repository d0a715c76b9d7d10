import {
  ArrowLeft,
  ArrowRight,
  Ban,
  CalendarDays,
  CalendarRange,
  Check,
  Folder,
  PanelRight,
  Sun,
  Sunrise,
  Trash2,
  X,
} from 'lucide-react'
import { type Command, commandsFor } from '../../commands/command.ts'

/** What can be done with the task that is being sorted out. */
export interface TriageContext {
  next(): void
  back(): void
  close(): void
  /** Puts it into one of the recent projects. */
  intoRecent(index: number): void
  pickProject(): void
  day(which: QuickDay): void
  noDate(): void
  typeDate(): void
  complete(): void
  remove(): void
  open(): void
  /** Brings the keyboard back to the task. */
  focus(): void
}
export type QuickDay = 'today' | 'tomorrow' | 'nextWeek'

/** The number of projects that have a digit. */
export const RECENT = 9

export const TRIAGE_COMMANDS = commandsFor<TriageContext>()({
  triageProject: {
    title: (t) => t('inbox.recent'),
    keys: [],
    group: 'task',
    run: () => undefined,
  },
  triagePick: {
    title: (t) => t('tasks.keys.project'),
    label: (t) => t('tasks.otherProject'),
    icon: Folder,
    keys: ['p'],
    group: 'task',
    run: (triage) => triage.pickProject(),
  },
  triageToday: {
    title: (t) => t('pickers.quick.today'),
    icon: Sun,
    keys: ['t'],
    group: 'task',
    run: (triage) => triage.day('today'),
  },
  triageTomorrow: {
    title: (t) => t('pickers.quick.tomorrow'),
    icon: Sunrise,
    keys: ['m'],
    group: 'task',
    run: (triage) => triage.day('tomorrow'),
  },
  triageNextWeek: {
    title: (t) => t('pickers.quick.nextWeek'),
    icon: CalendarRange,
    keys: ['w'],
    group: 'task',
    run: (triage) => triage.day('nextWeek'),
  },
  triageNoDate: {
    title: (t) => t('pickers.noDate'),
    icon: Ban,
    keys: ['x'],
    group: 'task',
    run: (triage) => triage.noDate(),
  },
  triageDate: {
    title: (t) => t('pickers.typeDate'),
    icon: CalendarDays,
    keys: ['d'],
    group: 'task',
    run: (triage) => triage.typeDate(),
  },
  triageComplete: {
    title: (t) => t('tasks.complete'),
    icon: Check,
    keys: [' '],
    group: 'task',
    run: (triage) => triage.complete(),
  },
  triageDelete: {
    title: (t) => t('common.delete'),
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    group: 'task',
    isDangerous: true,
    run: (triage) => triage.remove(),
  },
  triageOpen: {
    title: (t) => t('tasks.open'),
    icon: PanelRight,
    isDirected: true,
    keys: ['e'],
    group: 'task',
    run: (triage) => triage.open(),
  },
  triageNext: {
    title: (t) => t('inbox.next'),
    icon: ArrowRight,
    isDirected: true,
    keys: ['Enter', 'j', 'ArrowInwards'],
    group: 'list',
    run: (triage) => triage.next(),
  },
  triageBack: {
    title: (t) => t('common.back'),
    icon: ArrowLeft,
    isDirected: true,
    keys: ['k', 'ArrowOutwards'],
    group: 'list',
    run: (triage) => triage.back(),
  },
  triageClose: {
    title: (t) => t('common.close'),
    icon: X,
    keys: ['Escape'],
    group: 'list',
    run: (triage) => triage.close(),
  },
})

const { triageProject, ...SINGLE } = TRIAGE_COMMANDS

/** One for each digit, under one name in the list shown by `?`. */
export const PROJECT_COMMANDS: readonly Command<TriageContext>[] = Array.from(
  { length: RECENT },
  (_, index) => ({
    ...triageProject,
    keys: [String(index + 1)],
    run: (triage) => triage.intoRecent(index),
  }),
)

export const ALL_TRIAGE_COMMANDS: readonly Command<TriageContext>[] = [
  ...PROJECT_COMMANDS,
  ...Object.values(SINGLE),
]

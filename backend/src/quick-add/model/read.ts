import { LabelName } from '../../labels/model.ts'
import type { QuickAddPreview } from '../schemas.ts'
import type { Language } from './language.ts'
import { type Piece, titleOf, without } from './pieces.ts'
import { withoutPlain } from './plain.ts'
import { type Known, type Named, namesIn, prioritiesIn } from './signs.ts'

/** One line becomes a task: pure, so that the same text, time and place always give the same task. */

export interface Surroundings {
  language: Language
  /** IANA name: where the user is. */
  timeZone: string
  now: Date
  /** Texts that are no readings. */
  ignore: readonly string[]
  projects: Known
  labels: Known
}

type Reading = QuickAddPreview['readings'][number]

export interface Line
  extends Pick<QuickAddPreview['task'], 'title' | 'due' | 'recurrence' | 'recurrence_from' | 'reminders'> {
  priority: QuickAddPreview['task']['priority'] | null
  labels: Named[]
  project: Named | null
  /** In the order of the line. */
  readings: Reading[]
}

export function readLine(text: string, { ignore, projects, labels }: Surroundings): Line {
  const plain = withoutPlain(text, ignore)
  const isLabel = (name: string) => LabelName.safeParse(name).success
  const isProject = (name: string) => [...name].length <= 100
  const labelled = namesIn(plain, { sign: '@', known: labels, accepts: isLabel })
  const project = namesIn(plain, { sign: '#', known: projects, accepts: isProject }).at(-1)
  const named = without(plain, project === undefined ? labelled : [...labelled, project])
  const priority = prioritiesIn(named).at(-1)

  const pieces = [
    ...labelled.map((piece) => ({ kind: 'label' as const, ...piece })),
    ...(project === undefined ? [] : [{ kind: 'project' as const, ...project }]),
    ...(priority === undefined ? [] : [{ kind: 'priority' as const, ...priority }]),
  ].sort((a, b) => a.start - b.start)
  return {
    title: titleOf(text, pieces),
    due: null,
    recurrence: null,
    recurrence_from: 'schedule',
    priority: priority?.value ?? null,
    labels: labelled.map(({ value }) => value),
    project: project?.value ?? null,
    reminders: [],
    readings: pieces.map(
      ({ kind, value, ...place }) => ({ kind, ...shownPlace(text, place), value }) as Reading,
    ),
  }
}

/** A place as the API shows it: in code points. */
function shownPlace(text: string, { start, end }: Omit<Piece, 'value'>) {
  const points = (until: number) => [...text.slice(0, until)].length
  return { text: text.slice(start, end), start: points(start), end: points(end) }
}

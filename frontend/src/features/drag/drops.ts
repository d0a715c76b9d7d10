import type { When } from '@docket/sdk'
import { dayOf, todayIn } from '../../data/dates.ts'
import type { State, Task } from '../../data/index.ts'
import { formatDay } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'
import type { TaskActions } from '../task/task-actions.ts'

/** What dropping tasks somewhere does: the same as the pickers and commands do. */

export interface Drop {
  /** What it would do, or why it cannot be. */
  text: string
  /** Null where it is refused. */
  run: (() => void) | null
}

export const refused = (text: string): Drop => ({ text, run: null })

/** What is dragged. */
export interface Cargo {
  ids: readonly number[]
  /** Without subtasks that move with their parent anyway. */
  heads: readonly number[]
}

export type DropActions = Pick<TaskActions, 'moveDue' | 'putInto' | 'setLabels' | 'remove' | 'tasksOf'>

/** Due on the day where the user is; the time and its zone stay. */
export function onDay(due: When | null, day: string, zone: string): When {
  if (due === null) return { date: day }
  const by = Temporal.PlainDate.from(dayOf(due, zone)).until(Temporal.PlainDate.from(day))
  return { ...due, date: Temporal.PlainDate.from(due.date).add(by).toString() }
}

/** What each place does with tasks, by the beginning of its address: a further place is a further entry. */
const PLACES: Record<string, (drops: Drops, which: string) => Drop | undefined> = {
  today: (drops) => drops.due(drops.today),
  day: (drops, day) => drops.due(day),
  inbox: (drops) => drops.project(null),
  projects: (drops, id) => drops.project(Number(id)),
  labels: (drops, id) => drops.label(Number(id)),
  trash: (drops) => drops.trash(),
}

/** The drops of one drag. */
export class Drops {
  readonly #on: DropActions
  readonly #state: () => State
  readonly #cargo: Cargo
  readonly #idOf: (id: number) => number

  /** @param idOf maps a temporary id to the real one */
  constructor(on: DropActions, state: () => State, cargo: Cargo, idOf: (id: number) => number) {
    this.#on = on
    this.#state = state
    this.#cargo = cargo
    this.#idOf = idOf
  }

  get today(): string {
    return todayIn(this.#zone).toString()
  }

  /** @param address of a page, such as `/projects/7`, or of a day, `/day/2026-11-21` */
  at(address: string): Drop | undefined {
    const [, place = '', which = ''] = address.split('/')
    return Object.hasOwn(PLACES, place) ? PLACES[place]?.(this, which) : undefined
  }

  due(day: string): Drop {
    const zone = this.#zone
    const ids = this.#those(({ due }) => due === null || dayOf(due, zone) !== day)
    const when = formatDay(Temporal.PlainDate.from(day), Temporal.PlainDate.from(this.today))
    return this.#unlessNone(t('drag.due', { when }), ids, () =>
      this.#on.moveDue((due) => onDay(due, day, zone), ids),
    )
  }

  /** Into a project, on their own: what was a subtask of something that stays is none any more. */
  project(id: number | null): Drop | undefined {
    const project_id = id === null ? null : this.#idOf(id)
    const name = project_id === null ? t('nav.inbox') : this.#state().projects.get(project_id)?.name
    if (name === undefined) return undefined
    const { heads } = this.#cargo
    const others = this.#on
      .tasksOf(heads)
      .filter((task) => task.project_id !== project_id || task.parent_id !== null)
    return this.#unlessNone(t('drag.moveTo', { name: isolated(name) }), others, () =>
      this.#on.putInto(project_id, heads),
    )
  }

  label(id: number): Drop | undefined {
    const name = this.#state().labels.get(this.#idOf(id))?.name
    if (name === undefined) return undefined
    const ids = this.#those(({ labels }) => !labels.includes(name))
    return this.#unlessNone(t('drag.addLabel', { name: isolated(name) }), ids, () =>
      this.#on.setLabels([name], [], ids),
    )
  }

  trash(): Drop {
    return { text: t('common.delete'), run: () => this.#on.remove(this.#cargo.ids) }
  }

  get #zone(): string {
    return this.#state().preferences.time_zone
  }

  #those(differ: (task: Task) => boolean): number[] {
    return this.#on
      .tasksOf(this.#cargo.ids)
      .filter(differ)
      .map(({ id }) => id)
  }

  #unlessNone(text: string, changed: readonly unknown[], run: () => void): Drop {
    return changed.length === 0 ? refused(t('drag.already')) : { text, run }
  }
}

/** A name within a sentence of the other direction. */
export const isolated = (name: string): string => `\u2068${name}\u2069`

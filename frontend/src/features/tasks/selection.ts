import type { Key, Row } from './rows.ts'

/** The state of a row in its list, as bits: a row re-renders only when its own change. */
export const ACTIVE = 1
export const SELECTED = 2
export const EDITED = 4
/** The one row that is the tab stop. */
export const TAB_STOP = 8
/** Its detail is open. */
export const OPEN = 16

/**
 * Which row of a list is active, and what is selected. Stored outside React, so that a key press re-renders two rows and
 * not the list.
 */
export class Selection {
  readonly #listeners = new Set<() => void>()
  #rows: readonly Row[] = []
  /** The index of the row looked up last: mostly the same row is looked up again, there or a row away. */
  #last = 0
  #active: Key | null = null
  /** Where a selection with Shift starts. */
  #anchor: Key | null = null
  #selected: ReadonlySet<number> = new Set()
  #edited: number | null = null
  #open: number | undefined
  /** A task that is being moved: it stays the active row wherever it ends up. */
  #followed: Key | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly active = (): Key | null => this.#active
  readonly selected = (): ReadonlySet<number> => this.#selected

  readonly flagsOf = (key: Key): number => {
    const isSelected = typeof key === 'number' && this.#selected.has(key)
    return (
      (key === this.#active ? ACTIVE : 0) |
      (isSelected ? SELECTED : 0) |
      (key === this.#edited ? EDITED : 0) |
      (key === this.#open ? OPEN : 0) |
      (key === (this.#active ?? this.#rows[0]?.key) ? TAB_STOP : 0)
    )
  }

  /** The tasks that a command applies to: those that are selected, otherwise the active one. */
  targets(): number[] {
    if (this.#selected.size > 0) return this.#tasks().filter((id) => this.#selected.has(id))
    return typeof this.#active === 'number' ? [this.#active] : []
  }

  rowOf(key: Key | null): Row | undefined {
    return this.#rows[this.indexOf(key)]
  }

  /** -1 if it is not there. Searched each time: indexing ten thousand rows would take longer than many searches. */
  indexOf(key: Key | null): number {
    if (key === null) return -1
    for (const index of [this.#last, this.#last - 1, this.#last + 1]) {
      if (this.#rows[index]?.key === key) return this.#remember(index)
    }
    return this.#remember(this.#rows.findIndex((row) => row.key === key))
  }

  #remember(index: number): number {
    if (index !== -1) this.#last = index
    return index
  }

  /**
   * Shows other rows. If the active one is gone, or has moved to another group, the next one becomes active.
   * @param idOf maps a temporary id to the real one
   */
  show(rows: readonly Row[], idOf: (id: number) => number): void {
    const before = this.#rows
    const index = this.indexOf(this.#active)
    this.#rows = rows
    const renamed = (key: Key | null) =>
      typeof key === 'number' && this.indexOf(key) === -1 ? idOf(key) : key
    this.#active = renamed(this.#active)
    this.#anchor = renamed(this.#anchor)
    if (this.#edited !== null) this.#edited = Number(renamed(this.#edited))
    if (!this.#hasStayed(before[index])) this.#active = this.#nearest(before, index)
    this.#followed = null
    if (this.#selected.size > 0) this.#selectAgain(idOf)
    this.#tell()
  }

  /** Called when the active task is about to be moved: it stays active. */
  follow(): void {
    this.#followed = this.#active
  }

  goTo(key: Key | null): void {
    this.#active = key
    this.#anchor = key
    this.#tell()
  }

  /** Called when a row gets the focus by any means. A selection with Shift still starts where it did. */
  focused(key: Key): void {
    this.#anchor ??= key
    if (key === this.#active) return
    this.#active = key
    this.#tell()
  }

  /** Whether the active row is the last one; going up, the first. */
  isAtEnd(by: 1 | -1): boolean {
    const row = this.#rows.at(by === 1 ? -1 : 0)
    return row !== undefined && row.key === this.#active
  }

  /** @param by rows down, or up if negative */
  move(by: number, isExtending = false): void {
    const index = this.indexOf(this.#active)
    const start = index === -1 ? (by > 0 ? -1 : this.#rows.length) : index
    this.moveTo(start + by, isExtending)
  }

  moveTo(index: number, isExtending = false): void {
    const row = this.#rows[Math.max(0, Math.min(this.#rows.length - 1, index))]
    if (row === undefined) return
    if (isExtending) this.extendTo(row.key)
    else this.goTo(row.key)
  }

  toggle(id: number): void {
    const selected = new Set(this.#selected)
    if (!selected.delete(id)) selected.add(id)
    this.#selected = selected
    this.goTo(id)
  }

  /** Selects from where the selection started to this row. */
  extendTo(key: Key): void {
    this.#anchor ??= this.#active ?? key
    const [one, other] = [this.indexOf(this.#anchor), this.indexOf(key)]
    const range = this.#rows.slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1)
    this.#selected = new Set(range.flatMap((row) => (row.kind === 'task' ? [row.key] : [])))
    this.#active = key
    this.#tell()
  }

  selectAll(): void {
    this.#selected = new Set(this.#tasks())
    this.#tell()
  }

  clear(): void {
    this.#selected = new Set()
    this.#anchor = this.#active
    this.#tell()
  }

  edit(id: number | null): void {
    this.#edited = id
    this.#tell()
  }

  /** Marks the task whose detail is open. */
  markOpen(id: number | undefined): void {
    if (id === this.#open) return
    this.#open = id
    this.#tell()
  }

  #tasks(): number[] {
    return this.#rows.flatMap((row) => (row.kind === 'task' ? [row.key] : []))
  }

  #selectAgain(idOf: (id: number) => number): void {
    const here = new Set(this.#tasks())
    const selected = [...this.#selected].map((id) => (here.has(id) ? id : idOf(id)))
    this.#selected = new Set(selected.filter((id) => here.has(id)))
  }

  #hasStayed(before: Row | undefined): boolean {
    const now = this.rowOf(this.#active)
    if (now === undefined) return this.#active === null
    if (before?.kind !== 'task' || now.kind !== 'task') return true
    return before.group === now.group || this.#active === this.#followed
  }

  #nearest(before: readonly Row[], index: number): Key | null {
    const isTask = (row: Row) =>
      row.kind === 'task' && row.key !== this.#active && this.indexOf(row.key) !== -1
    const next = before.slice(index + 1).find(isTask) ?? before.slice(0, index).findLast(isTask)
    return next?.key ?? this.#rows[0]?.key ?? null
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

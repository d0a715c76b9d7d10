import { Toast } from '@base-ui/react/toast'

export interface ToastOptions {
  title: string
  description?: string
  /** One thing to do about it, such as Undo. A toast with an action stays longer. */
  action?: { label: string; run: () => void }
  kind?: 'info' | 'success' | 'error'
  /** It stays until it is closed; errors do anyway. */
  stays?: boolean
  /** A toast replaces an earlier one with the same id. */
  id?: string
}

const READING_MS = 5_000
const ACTING_MS = 8_000
const FOR_EVER = 0

export interface ToastData {
  kind: NonNullable<ToastOptions['kind']>
}
export const manager = Toast.createToastManager<ToastData>()

let count = 0

/** Toasts added before `Toasts`, whose code comes after the page, could show them; null from then on. */
let early: ToastOptions[] | null = []
const listeners = new Set<() => void>()

/** Whether there has been any toast to show. */
export const hasSaid = (): boolean => early === null || early.length > 0
export function onSaid(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Shows messages, from inside and outside React. */
export const toasts = {
  add(options: ToastOptions): string {
    count += 1
    const id = options.id ?? `toast-${count}`
    if (early === null) show({ ...options, id })
    else early.push({ ...options, id })
    for (const listener of listeners) listener()
    return id
  },
  /** Says more in a toast, if it is still there. */
  explain(id: string, description: string): void {
    if (early === null) manager.update(id, { description })
    else early = early.map((pending) => (pending.id === id ? { ...pending, description } : pending))
  },
  close(id: string): void {
    early = early?.filter((pending) => pending.id !== id) ?? null
    manager.close(id)
  },
  /** Closes all of them: somebody else reads from now on. */
  closeAll(): void {
    if (early === null) manager.close()
    else early = []
  },
}

/** Called only by `Toasts`, once it is mounted. */
export function showEarlyToasts(): void {
  const pending = early ?? []
  early = null
  for (const options of pending) show(options)
}

function show({
  title,
  description,
  action,
  kind = 'info',
  stays = kind === 'error',
  id,
}: ToastOptions): void {
  manager.add({
    id,
    title,
    description,
    data: { kind },
    priority: kind === 'error' ? 'high' : 'low',
    timeout: stays ? FOR_EVER : action === undefined ? READING_MS : ACTING_MS,
    actionProps:
      action === undefined
        ? undefined
        : {
            children: action.label,
            onClick: () => {
              manager.close(id)
              action.run()
            },
          },
  })
}

import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chip } from '../../ui/chip.tsx'
import { BlockedByPicker } from '../pickers/index.ts'
import { useOpenTask } from '../task/open-task.ts'
import { type OwnPropertyProps, PropertyButton } from './property.tsx'

/** The tasks that have to be done before this one. */
export function BlockedBy({ task, on, button }: OwnPropertyProps) {
  const { t } = useTranslation()
  const set = (blocked_by: readonly number[]) => on.set({ blocked_by: [...blocked_by] }, [task.id])
  return (
    <>
      {task.blocked_by.length > 0 && (
        <ul className="flex min-w-0 flex-wrap gap-1 ps-2">
          {task.blocked_by.map((id) => (
            <Blocker key={id} id={id} onRemove={() => set(task.blocked_by.filter((one) => one !== id))} />
          ))}
        </ul>
      )}
      <BlockedByPicker
        of={task.id}
        value={task.blocked_by}
        onChange={set}
        trigger={
          <PropertyButton
            {...button}
            // The tasks are beside it.
            value={button.value === undefined ? undefined : t('common.add')}
            className="text-faint"
          />
        }
      />
    </>
  )
}

function Blocker({ id, onRemove }: { id: number; onRemove: () => void }) {
  const { open } = useOpenTask()
  const task = useReplica((state) => state.tasks.get(id))
  if (task === undefined) return null
  return (
    <li className="flex min-w-0">
      <Chip tone={task.complete ? 'neutral' : 'warning'} name={task.title} onRemove={onRemove}>
        <button
          type="button"
          onClick={() => open(id)}
          className={task.complete ? 'line-through' : 'hover:underline'}
        >
          <bdi>{task.title}</bdi>
        </button>
      </Chip>
    </li>
  )
}

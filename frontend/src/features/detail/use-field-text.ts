import { type Task, useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { type Field, traitsOf } from '../task-fields/fields.ts'

/** The value of a task's field in words; undefined without one. */
export function useFieldText(field: Field, task: Task): string | undefined {
  const { t } = useTranslation()
  const today = useToday()
  return useReplica((state) => traitsOf(field).text?.(task, { ...state, today }, t))
}

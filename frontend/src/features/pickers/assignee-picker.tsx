import { useMemo } from 'react'
import { useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useNamedMembers } from '../access/members.ts'
import { Chooser } from './chooser.tsx'
import type { PickerProps } from './picker.ts'

/** Chooses members of the workspace that is shown, by their ids. */
export function AssigneePicker({ value, onChange, ...opening }: PickerProps<readonly string[]>) {
  const { t } = useTranslation()
  const userId = useUserId()
  const members = useNamedMembers()
  const choices = useMemo(
    () =>
      members.map(({ id, name }) => ({
        key: id,
        name,
        icon: <Avatar id={id} name={name} isRound isSmall />,
        ...(id === userId && { hint: t('pickers.you') }),
      })),
    [members, userId, t],
  )
  // Whoever is not among the choices stays: their name is not known here yet.
  const others = value.filter((id) => choices.every(({ key }) => key !== id))
  return (
    <Chooser
      {...opening}
      multiple
      label={t('tasks.assignees')}
      placeholder={t('pickers.findMember')}
      empty={t('pickers.noneFound')}
      choices={choices}
      chosen={value}
      onChoose={(chosen) => onChange([...others, ...chosen])}
    />
  )
}
